import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkValues } from '../../db/check-values.ts'
import { ROW_SCHEMAS } from '../../db/row-schemas.ts'
import { Workspace } from '../../db/workspace.ts'
import { failure, folder } from './expecting.ts'
import { flip, nameOf, placesIn } from './fuzz/flips.ts'
import { sampleFile } from './fuzz/sample.ts'
import { CURRENT, FIXTURE, random, session } from './support.ts'

const FLIPS = 500

/** What another tool may write, which SQLite itself refuses it. */
const REFUSED = [
  `UPDATE part SET origin = 'us'`,
  `UPDATE part SET origin = 'Germany'`,
  `UPDATE part SET eccn = '3a001'`,
  `UPDATE part SET eccn = ''`,
  `UPDATE part SET us_share = '1.5', us_extra = '{}'`,
  `UPDATE part SET us_share = '-0.1', us_extra = '{}'`,
  `UPDATE part SET us_share = '0.5', us_extra = NULL`,
  `UPDATE part SET us_share = NULL, us_extra = '{}'`,
  `UPDATE part SET extra = '{"origin":"DE"}'`,
  `UPDATE part SET extra = '{"price":null}'`,
  `UPDATE part SET extra = '[]'`,
  `UPDATE product SET extra = '{"lines":[]}'`,
  `UPDATE product SET exported_from = 'D'`,
  `UPDATE product SET discrete_applies = NULL, discrete_reason = 'sold alone', discrete_extra = NULL`,
  `UPDATE bom_line SET quantity = '-1'`,
  `UPDATE bom_line SET quantity = '0x10'`,
  `UPDATE bom_line SET quantity = '1.2.3'`,
  `UPDATE bom_line SET quantity = '1.'`,
  `UPDATE bom_line SET quantity = ''`,
  `UPDATE bom_line SET quantity = '${'9'.repeat(200)}'`,
  `UPDATE bom_line SET effective_to = '2026-02-31'`,
  `UPDATE bom_line SET effective_from = 'now'`,
  `UPDATE price SET amount = 'abc'`,
  `UPDATE price SET amount = '--1'`,
  `UPDATE price SET currency = 'usd'`,
  `UPDATE price SET valid_from = '2026-02-31'`,
  `UPDATE price SET destination = 'China'`,
  `UPDATE price SET extra = '{"amount":"0.01"}'`,
  `UPDATE rate SET rate = '0'`,
  `UPDATE rate SET rate = '0.00'`,
  `UPDATE rate SET as_of = 'tomorrow'`,
  `UPDATE entity SET country = 'Germany'`,
  `UPDATE workspace SET currency = 'dollars'`,
  `UPDATE workspace SET extra = '{"parts":[]}'`,
]

for (const sql of REFUSED) {
  test(`SQLite refuses ${sql}`, () => {
    const database = new Database(copyOf(CURRENT))
    expect(() => database.exec(sql)).toThrow('CHECK constraint failed')
    database.close()
  })
}

test('what the model allows, SQLite takes, and what it does not take is a fault', async () => {
  const database = new Database((await sampleFile(folder())).bytes)
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  const byName = Map.groupBy(
    placesIn(database).filter(({ table }) => table in ROW_SCHEMAS),
    nameOf,
  )
  const names = [...byName.keys()]
  const draw = random(20261129)
  let allowed = 0
  for (let i = 0; i < FLIPS; i++) {
    const places = byName.get(names[i % names.length] ?? '') ?? []
    database.exec('BEGIN')
    const written = flip(database, places[draw(places.length)] as (typeof places)[number], draw)
    const faults = checkValues(database)
    database.pragma('ignore_check_constraints = OFF')
    const found = database.pragma('integrity_check', { simple: true })
    database.pragma('ignore_check_constraints = ON')
    const where = `${names[i % names.length]}: ${written}`
    if (faults.length === 0) expect({ where, found }).toEqual({ where, found: 'ok' })
    if (faults.length === 0 && written !== null) allowed++
    database.exec('ROLLBACK')
  }
  database.close()
  expect(allowed).toBeGreaterThan(FLIPS / 20)
})

test('a value that a tool forces past the checks is named, and is no damage', () => {
  const path = copyOf(CURRENT)
  const database = new Database(path)
  database.pragma('ignore_check_constraints = ON')
  database.exec(`UPDATE bom_line SET quantity = '-1' WHERE id = 1`)
  database.close()
  const { code, details } = failure(() => Workspace.readModel(path, session()))
  expect([code, ...details]).toEqual([
    'values',
    'table bom_line, row "1" of "W", column quantity: "-1" must not be negative',
  ])
})

test('an earlier file has the checks once it was opened, and its rows as they were', () => {
  const path = copyOf(FIXTURE)
  const before = rowsOf(path)
  Workspace.open(path, session()).close()
  expect(rowsOf(path)).toEqual(before)
  const database = new Database(path)
  expect(() => database.exec(`UPDATE part SET origin = 'us'`)).toThrow('CHECK constraint failed')
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
})

function rowsOf(path: string): unknown[] {
  const database = new Database(path, { readonly: true })
  const rows = ['bom_line', 'price', 'rate', 'entity', 'change'].map((table) =>
    database.prepare(`SELECT rowid AS "rowid", * FROM ${table}`).all(),
  )
  database.close()
  return rows.map((table) => (table as object[]).map((row) => ({ ...row, day: undefined })))
}

function copyOf(file: string): string {
  const path = join(folder(), 'w.minimis')
  copyFileSync(file, path)
  return path
}
