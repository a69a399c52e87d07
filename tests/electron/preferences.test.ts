import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PreferencesFile } from '../../electron/shell/preferences.ts'
import { MOST_COLUMNS_KEPT, MOST_PLACES_KEPT } from '../../shared/bounds.ts'
import { DEFAULT_PREFERENCES, preferencesSchema } from '../../shared/workspace/preferences.ts'

const newPath = () => join(mkdtempSync(join(tmpdir(), 'minimis-preferences-')), 'preferences.json')
const opened = (path: string) => new PreferencesFile(path, () => ({ numberFormat: '1,234.56' }))

test('widths and columns come back from the file, and a file from before them is read', () => {
  const path = newPath()
  const older = { theme: 'dark', numberFormat: '1.234,56', who: 'Ada' }
  writeFileSync(path, JSON.stringify(older))
  expect(opened(path).get()).toEqual({ ...older, columns: {}, panels: {} })
  const columns = {
    'bom-grid': [
      { id: 'price', width: 180 },
      { id: 'note', isHidden: true },
    ],
  }
  const wanted = { ...opened(path).get(), columns, panels: { result: 400 } }
  opened(path).set(wanted)
  expect(opened(path).get()).toEqual(wanted)
})

test.each([
  ['a width of a hair', { panels: { result: 1 } }],
  ['a width of a wall', { panels: { result: 1e9 } }],
  ['half a pixel', { panels: { result: 300.5 } }],
  ['a long name', { panels: { ['x'.repeat(41)]: 300 } }],
  [
    'more panels than there can be',
    {
      panels: Object.fromEntries(Array.from({ length: MOST_PLACES_KEPT + 1 }, (_, i) => [i, 300])),
    },
  ],
  [
    'more columns than there can be',
    { columns: { bom: Array.from({ length: MOST_COLUMNS_KEPT + 1 }, () => ({ id: 'a' })) } },
  ],
])('%s is no preference', (_what, given) => {
  expect(preferencesSchema.safeParse({ ...DEFAULT_PREFERENCES, ...given }).success).toBe(false)
})
