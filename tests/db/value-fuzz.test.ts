import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROW_SCHEMAS } from '../../db/row-schemas.ts'
import { folder } from './expecting.ts'
import { flippedFiles } from './fuzz/files.ts'
import { sampleFile } from './fuzz/sample.ts'
import { total } from './fuzz/tally.ts'

/** `npm run test:long` makes 100,000 of them. */
const FILES = 600

test('a workspace with a flipped value is refused, or gives no verdict, or the value is allowed', async () => {
  const { tally, failures } = await flippedFiles({ files: FILES, seed: 20261128 })
  expect(failures).toEqual([])
  expect(total(tally, 'refused') + total(tally, 'read-only')).toBeGreaterThan(FILES / 4)
  expect(total(tally, 'allowed')).toBeGreaterThan(FILES / 20)
  for (const [table, { columns }] of Object.entries(ROW_SCHEMAS))
    for (const column of Object.keys(columns)) expect(tally).toHaveProperty([`${table}.${column}`])
})

test('a file that is opened again and again takes no more memory for it', async () => {
  const { path } = await sampleFile(folder())
  const grown = execFileSync(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'opener.ts'), path],
    { encoding: 'utf8' },
  )
  expect(Number(grown)).toBeLessThan(25_000)
})
