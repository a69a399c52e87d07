import { settingsOf } from '../queries.ts'
import { refuse } from './checks.ts'
import type { Writes } from './writer.ts'

/** What a workspace keeps beside its model, but for scenarios: settings and how columns were read. */
export const settingWrites: Writes<'changeSettings' | 'nameRevision' | 'rememberMapping'> = {
  changeSettings: ({ run }, { set }) => {
    for (const [name, given] of Object.entries(set))
      run(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        JSON.stringify(given),
      )
  },

  nameRevision: (to, { revision, name }) => {
    const named = settingsOf(to.database).versions
    if (revision >= to.revision) refuse(`There is no revision ${revision} yet.`)
    const other = named.find((version) => version.name === name && version.revision !== revision)
    if (other) refuse(`Revision ${other.revision} has the name "${name}" already.`)
    const others = named.filter((version) => version.revision !== revision)
    if (name === null && others.length === named.length) refuse(`Revision ${revision} has no name.`)
    const versions = name === null ? others : [...others, { revision, name }]
    settingWrites.changeSettings(to, {
      kind: 'changeSettings',
      set: { versions: versions.sort((a, b) => b.revision - a.revision) },
    })
  },

  rememberMapping: ({ run }, { key, mapping }) => {
    run(
      'INSERT INTO column_mapping (key, mapping) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET mapping = excluded.mapping',
      key,
      JSON.stringify(mapping),
    )
  },
}
