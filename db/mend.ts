import type Database from 'better-sqlite3'
import { LONGEST_CELL } from '../shared/model/rows-not-taken.ts'
import { type Fault, faultLine, relationFaults, rowFaults } from './check-values.ts'
import { ROW_SCHEMAS, type Row, type Table } from './row-schemas.ts'
import { statement } from './statements.ts'

/**
 * Takes from salvaged rows what the model does not allow, so that each loss leaves something unknown
 * and none makes a share smaller: a line becomes a row that was not taken, a declaration of US content
 * takes the origin with it, a price all prices of its item. `lost` names each loss.
 */
export function mend(database: Database.Database, lost: string[]): void {
  const run = (sql: string, ...values: unknown[]) => statement(database, sql).run(...values)
  for (const table of MENDED) {
    const rows = database.prepare(`SELECT rowid AS "rowid", * FROM ${table}`).all() as Row[]
    for (const row of rows)
      for (const fault of rowFaults(table, row)) {
        lost.push(faultLine(fault))
        take(fault, Number(row.rowid))
      }
  }
  setLinesAside(
    database,
    'item NOT IN (SELECT id FROM part UNION SELECT id FROM product)',
    'the item is gone',
    lost,
  )
  settleItems()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [fault] = relationFaults(database)
    if (!fault) return
    lost.push(faultLine(fault))
    relate(fault)
  }

  function take({ table, column: place, of }: Fault, rowid: number): void {
    const column = place.replace(/ .*/s, '')
    const set = (columns: readonly string[], value: unknown = null) => {
      for (const name of columns)
        run(`UPDATE ${table} SET ${name} = ? WHERE rowid = ?`, value, rowid)
    }
    const remove = () => run(`DELETE FROM ${table} WHERE rowid = ?`, rowid)
    const forgetPrices = (item: unknown) => run('DELETE FROM price WHERE item = ?', item)
    const emptied = column === 'extra' ? '{}' : null
    if (table === 'bom_line') setLinesAside(database, `rowid = ${rowid}`, 'not what it must be', [])
    else if (table === 'price') forgetPrices(of.item)
    else if (table === 'rate') run('DELETE FROM rate')
    else if (table === 'workspace') set([column], column === 'currency' ? 'USD' : (emptied ?? ''))
    else if (table === 'row_not_taken') {
      if (column === 'set_aside') set([column])
      else if (column === 'extra') set([column], '{}')
      else if (['headings', 'cells', 'problems'].includes(column)) set([column], '[]')
      else if (column === 'source') set([column], SALVAGED)
      else set(['row'], 1)
    } else if (table === 'part') {
      if (KEYS.has(column)) remove()
      else if (column.startsWith('us_')) set(['us_share', 'us_eccn', 'us_extra', 'origin'])
      else set([column], emptied)
    } else if (table === 'product') {
      if (KEYS.has(column)) remove()
      else if (MAKING.includes(column)) set(MAKING)
      else if (column.startsWith('discrete_')) set(DISCRETE)
      else set([column], emptied)
      if (column === 'sales' || column === 'extra') forgetPrices(of.id)
    } else if (table === 'entity' && !KEYS.has(column)) set([column], emptied)
    else if (table === 'supplier' && (column === 'country' || column === 'note')) set([column])
    else if (table === 'party' && column === 'country') set([column])
    else remove()
  }

  /** Gives each id to the one part or product that has it; one that both have is neither's. */
  function settleItems(): void {
    const both = 'SELECT part.id FROM part JOIN product ON product.id = part.id'
    for (const { id } of database.prepare(both).all() as Row[]) {
      lost.push(`the id ${id} is that of a part and of a product`)
      run('DELETE FROM part WHERE id = ?', id)
      run('DELETE FROM product WHERE id = ?', id)
    }
    run('DELETE FROM item')
    for (const type of ['part', 'product'])
      run(`INSERT INTO item (id, type) SELECT id, '${type}' FROM ${type}`)
    run('DELETE FROM price WHERE item NOT IN (SELECT id FROM item)')
    setLinesAside(database, 'item NOT IN (SELECT id FROM item)', 'the item is gone', lost)
    run('DELETE FROM bom_line WHERE product NOT IN (SELECT id FROM product)')
    run('DELETE FROM row_not_taken WHERE product NOT IN (SELECT id FROM product)')
  }

  function relate({ table, column, of }: Fault): void {
    if (table === 'rate') run('DELETE FROM rate')
    else if (table === 'bom_line') setLinesAside(database, `rowid = ${of.id}`, 'a cycle', [])
    else if (column === 'sales') {
      run('UPDATE product SET sales = NULL WHERE id = ?', of.id)
      run('DELETE FROM price WHERE item = ?', of.id)
    } else if (column === 'exported_by')
      run('UPDATE product SET exported_by = NULL WHERE id = ?', of.id)
    else run('UPDATE product SET facts = NULL WHERE id = ?', of.id)
  }
}

/** Settings, scenarios and licences are read one by one, and left out where they are not of their form. */
const MENDED = (Object.keys(ROW_SCHEMAS) as Table[]).filter(
  (table) => !['setting', 'scenario', 'licence', 'licence_event'].includes(table),
)
const MOST_ROUNDS = 10_000
const KEYS = new Set(['id', 'position', 'kind'])
const MAKING = ['made_by', 'exported_from', 'exported_by']
const DISCRETE = ['discrete_applies', 'discrete_reason', 'discrete_extra']
const SALVAGED = 'lines of the damaged file'

/**
 * Makes of lines rows that were not taken over: their product stays incomplete, and no verdict passes
 * it, until somebody repairs them or sets them aside.
 */
export function setLinesAside(
  database: Database.Database,
  where: string,
  why: string,
  lost: string[],
): void {
  const lines = database.prepare(`SELECT * FROM bom_line WHERE ${where}`).all() as Row[]
  const insert = statement(
    database,
    `INSERT INTO row_not_taken (product, source, row, headings, cells, problems)
     VALUES (?, ?, ?, '["Item","Quantity"]', ?, ?)`,
  )
  for (const { id, product, position, item, quantity } of lines) {
    const cells = [item, quantity].map((cell) => String(cell).slice(0, LONGEST_CELL))
    const problems = [{ column: 'Item', message: why }]
    const row = Math.max(1, Number(position))
    insert.run(product, SALVAGED, row, JSON.stringify(cells), JSON.stringify(problems))
    statement(database, 'DELETE FROM bom_line WHERE id = ?').run(id)
  }
  if (lines.length > 0)
    lost.push(`${lines.length} lines: ${why}; they are kept as rows that were not taken over`)
}
