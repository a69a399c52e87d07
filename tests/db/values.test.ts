import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { failure, folder } from './expecting.ts'
import { CURRENT, FIXTURE, hash, session, small } from './support.ts'

/** A workspace file that another tool has changed by these statements. */
function changedBy(sql: string, from = CURRENT): string {
  const path = join(folder(), 'w.minimis')
  copyFileSync(from, path)
  alter(path, sql)
  return path
}

function alter(path: string, sql: string): void {
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  try {
    database.exec(sql)
  } finally {
    database.close()
  }
}

/** How another tool may write a value, and what of its place must be told. */
const FAULTS: [sql: string, ...says: string[]][] = [
  [`UPDATE part SET origin = 'us' WHERE id = 'P1'`, 'table part, row "P1", column origin: "us"'],
  [`UPDATE part SET origin = 'QQ' WHERE id = 'P1'`, 'column origin: "QQ" is not an ISO 3166-1'],
  [`UPDATE part SET eccn = '3a001' WHERE id = 'P1'`, 'table part, row "P1", column eccn'],
  [`UPDATE part SET eccn = '' WHERE id = 'P1'`, 'table part, row "P1", column eccn: ""'],
  [
    `UPDATE bom_line SET quantity = '-1' WHERE id = 1`,
    'table bom_line, row "1" of "W", column quantity',
  ],
  [`UPDATE bom_line SET quantity = '0x10' WHERE id = 1`, '"0x10" is not a decimal number'],
  [
    `UPDATE bom_line SET quantity = '${'9'.repeat(200_000)}' WHERE id = 1`,
    'more than 100 characters',
  ],
  [`UPDATE price SET amount = 'abc'`, 'table price, row "P1", column amount: "abc"'],
  [`UPDATE price SET amount = ''`, 'column amount: "" is not a decimal number'],
  [`UPDATE price SET currency = 'usd'`, 'table price, row "P1", column currency: "usd"'],
  [
    `UPDATE price SET valid_from = '2026-02-31' WHERE item = 'P1' AND valid_from = ''`,
    'column valid_from: "2026-02-31"',
  ],
  [
    `UPDATE price SET extra = '{"amount":"0.01"}'`,
    'column extra (amount): has a column of its own',
  ],
  [`UPDATE rate SET rate = '0'`, 'table rate, row "1", column rate: "0" must be above zero'],
  [`UPDATE rate SET extra = '{"rate":"9"}'`, 'table rate, row "1", column extra (rate)'],
  [`UPDATE entity SET country = 'Germany'`, 'table entity', 'column country: "Germany"'],
  [`UPDATE entity SET extra = '{"country":"US"}'`, 'column extra (country)'],
  [`UPDATE workspace SET currency = 'dollars'`, 'table workspace, row "1", column currency'],
  [`UPDATE workspace SET extra = '{"parts":[]}'`, 'column extra (parts)'],
  [
    `UPDATE part SET extra = '{"origin":"DE"}' WHERE id = 'P1'`,
    'column extra (origin): has a column',
  ],
  [
    `UPDATE part SET extra = '{"price":null}' WHERE id = 'P1'`,
    'column extra (price): has a column',
  ],
  [`UPDATE part SET extra = '[]' WHERE id = 'P1'`, 'column extra', 'must be an object'],
  [
    `UPDATE part SET facts = '{"memory":"yes"}' WHERE id = 'P1'`,
    'column facts (memory): must be true',
  ],
  [
    `UPDATE part SET facts = '{"memory":true,"memory":false}' WHERE id = 'P1'`,
    'has the name "memory" twice',
  ],
  [
    `UPDATE part SET facts = '${'{"a":'.repeat(80)}1${'}'.repeat(80)}' WHERE id = 'P1'`,
    'more than 64 levels',
  ],
  [`UPDATE part SET us_share = '1.5', us_extra = '{}' WHERE id = 'P1'`, 'column us_share: "1.5"'],
  [
    `UPDATE part SET us_extra = NULL, us_share = '0.5' WHERE id = 'P1'`,
    'column us_share',
    'stands without us_extra',
  ],
  [
    `UPDATE part SET us_share = NULL, us_extra = '{}' WHERE id = 'P1'`,
    'column us_share',
    'is missing',
  ],
  [
    `UPDATE product SET extra = '{"lines":[]}' WHERE id = 'W'`,
    'table product, row "W", column extra (lines)',
  ],
  [
    `UPDATE product SET extra = '{"prices":["QQ"]}' WHERE id = 'W'`,
    'column extra (prices[0]): is not a dest',
  ],
  [
    `UPDATE product SET sales = '{"orders":"1","currency":"USD"}' WHERE id = 'W'`,
    'column sales',
    'software only',
  ],
  [
    `UPDATE product SET facts = '{"noUsContent":true}' WHERE id = 'W'`,
    'column facts (noUsContent)',
    'stands beside lines',
  ],
  [
    `UPDATE product SET technology_reports = '{}' WHERE id = 'W'`,
    'column technology_reports',
    'must be a list',
  ],
  [
    `UPDATE product SET exported_by = 'NOBODY' WHERE id = 'W'`,
    'column exported_by',
    'no entity has the id "NOBODY"',
  ],
  [
    `UPDATE item SET type = 'product' WHERE id = 'P1'`,
    'table item, row "P1", column type',
    'there is no product',
  ],
  [`UPDATE bom_line SET item = 'W' WHERE product = 'S'`, 'table bom_line', 'contains itself: '],
  [
    `INSERT INTO rate SELECT 99, from_currency, to_currency, as_of, 9, '7', '{}' FROM rate LIMIT 1`,
    'table rate',
    'another rate',
  ],
  [
    `INSERT INTO setting VALUES ('choices', '{"usMadeAssemblies":1}')`,
    'table setting, row "choices", column value',
  ],
  [`INSERT INTO setting VALUES ('sender', '1')`, 'table setting, row "sender", column name'],
  [
    `INSERT INTO scenario (name, position, body) VALUES ('Z', 9, '{"name":"Z"}')`,
    'table scenario',
    'column body',
  ],
]

for (const [sql, ...says] of FAULTS) {
  test(`no verdict from ${sql.slice(0, 90)}`, () => {
    const path = changedBy(sql)
    const before = hash(path)
    const workspace = Workspace.open(path, session())
    const { readOnly } = workspace.state()
    expect(readOnly?.reason).toBe('values')
    const { code, details } = failure(() => workspace.model())
    expect(code).toBe('values')
    for (const text of says) expect(details.join('\n')).toContain(text)
    expect(details.join('\n').length).toBeLessThan(3000)
    failure(() => workspace.patchSince(0))
    failure(() => workspace.apply({ kind: 'setCurrency', currency: 'EUR' }))
    workspace.close()
    expect(failure(() => Workspace.readModel(path, session())).details.join('\n')).toContain(
      says[0],
    )
    expect(hash(path)).toBe(before)
  })
}

test('the rows of every table are whole, and none is a fault of itself', () => {
  const workspace = Workspace.open(changedBy('SELECT 1'), session())
  expect(workspace.state().readOnly).toBeNull()
  workspace.close()
})

test('an older file with such a value is not migrated, and opens for reading', () => {
  const path = changedBy(`UPDATE part SET origin = 'us' WHERE id = 'P1'`, FIXTURE)
  const before = hash(path)
  const workspace = Workspace.open(path, session())
  expect(workspace.state().readOnly?.faults?.join()).toContain('column origin: "us"')
  expect(workspace.parts().map(({ id }) => id)).toContain('P1')
  failure(() => workspace.model())
  workspace.close()
  expect(hash(path)).toBe(before)
})

for (const [sql, ...says] of FAULTS) {
  test(`what can be read is saved without ${sql.slice(0, 80)}`, () => {
    const path = changedBy(sql)
    const whole = Workspace.salvage(changedBy('SELECT 1'), '2026-11-24')
    const found = Workspace.salvage(path, '2026-11-24')
    if (!found || !whole) throw new Error('nothing was saved')
    const checked = checkModel(found.model)
    expect(checked.ok ? [] : checked.problems).toEqual([])
    // Told in words of their own, kept under another name, or right once the other rows are looked at.
    const isElsewhere = /INTO setting|INTO scenario|exported_by|noUsContent|UPDATE item/.test(sql)
    if (!isElsewhere) expect(found.lost.join('\n')).toContain(says[0])
    const again = Workspace.create(join(folder(), 'again.minimis'), session(), {
      model: found.model,
    })
    expect(again.state().readOnly).toBeNull()
    again.close()
    const lines = (model: Model) => model.products.flatMap((product) => product.lines)
    const kept = found.model.products.flatMap(({ rowsNotTaken }) => rowsNotTaken ?? [])
    expect(lines(found.model).length + kept.length).toBe(lines(whole.model).length)
  })
}

test('a declaration of US content that is none leaves its part of unknown origin', () => {
  const path = changedBy(`UPDATE part SET us_share = 'a', us_extra = '{}' WHERE id = 'P2'`)
  const model = Workspace.salvage(path, '2026-11-24')?.model
  const part = model?.parts.find(({ id }) => id === 'P2')
  expect([part?.origin, part?.usContent]).toEqual([undefined, undefined])
})

/** A workspace with one edit after it was made, whose log another tool has changed. */
function withLog(sql: string): Workspace {
  const path = join(folder(), 'w.minimis')
  const made = Workspace.create(path, session(), { model: small() })
  made.apply({ kind: 'changePart', id: 'P1', set: { origin: 'JP' } })
  made.close()
  alter(path, `DELETE FROM change_row WHERE revision = 2 AND table_name <> 'part'; ${sql}`)
  return Workspace.open(path, session())
}

const LOGS: [sql: string, says: string][] = [
  [
    `UPDATE change_row SET table_name = 'part; DROP TABLE part' WHERE revision = 2`,
    'names a table "part; DROP',
  ],
  [
    `UPDATE change_row SET table_name = 'sqlite_master' WHERE revision = 2`,
    'names a table "sqlite_master"',
  ],
  [
    `UPDATE change_row SET table_name = 'change_row' WHERE revision = 2`,
    'names a table "change_row"',
  ],
  [
    `UPDATE change_row SET before = json_set(before, '$."id) VALUES (1); --"', 1) WHERE revision = 2`,
    'has a column "id) VALUES (1); --"',
  ],
  [
    `UPDATE change_row SET before = json_set(before, '$.origin', 'us') WHERE revision = 2`,
    'column origin: "us"',
  ],
  [
    `UPDATE change_row SET before = json_set(before, '$.origin', json('{}')) WHERE revision = 2`,
    'column origin',
  ],
  [`UPDATE change_row SET before = '7' WHERE revision = 2`, 'a row of part is no row'],
  [`UPDATE change_row SET after = '{"id":[1]}' WHERE revision = 2`, 'a row of part has no id'],
  [
    `UPDATE change_row SET table_name = 'bom_line', after = NULL,
       before = (SELECT json_object('id', 99, 'product', 'S', 'position', 9, 'item', 'W', 'quantity', '1', 'extra', '{}'))
     WHERE revision = 2`,
    'contains itself: ',
  ],
]

for (const [sql, says] of LOGS) {
  test(`a log of changes is refused: ${says}`, () => {
    const workspace = withLog(sql)
    expect(workspace.state().readOnly).toBeNull()
    const before = workspace.model()
    const { code, message } = failure(() => workspace.undo())
    expect(code).toBe('values')
    expect(message).toContain(says)
    const restored = failure(() => workspace.restoreRevision(1))
    expect([restored.code, restored.message]).toEqual(['values', expect.stringContaining(says)])
    expect(workspace.model()).toEqual(before)
    expect(workspace.state().revision).toBe(2)
    const past = lookAt(() => workspace.past(1))
    if (past instanceof Workspace) {
      expect(past.state().readOnly?.faults?.join()).toContain(says)
      failure(() => past.model())
      past.close()
    } else expect(past).toContain(says)
    workspace.close()
  })
}

function lookAt(open: () => Workspace): Workspace | string {
  try {
    return open()
  } catch (error) {
    return (error as Error).message
  }
}
