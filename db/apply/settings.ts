import type { Writes } from './writer.ts'

/** What a workspace keeps beside its model, but for scenarios: settings and how columns were read. */
export const settingWrites: Writes<'changeSettings' | 'rememberMapping'> = {
  changeSettings: ({ run }, { set }) => {
    for (const [name, given] of Object.entries(set))
      run(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        JSON.stringify(given),
      )
  },

  rememberMapping: ({ run }, { key, mapping }) => {
    run(
      'INSERT INTO column_mapping (key, mapping) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET mapping = excluded.mapping',
      key,
      JSON.stringify(mapping),
    )
  },
}
