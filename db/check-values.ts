import type Database from 'better-sqlite3'
import { type Contradiction, contradictionsOf } from '../shared/model/contradictions.ts'
import { topologicalOrder } from '../shared/model/graph.ts'
import { issueWords } from '../shared/model/issue.ts'
import { pathText } from '../shared/model/read.ts'
import {
  ROW_SCHEMAS,
  type Row,
  type RowIssue,
  type RowSchema,
  type Table,
  whole,
} from './row-schemas.ts'
import { statement } from './statements.ts'
import { atOnce, type Work } from './turns.ts'

/** A value of a workspace file that the model does not allow, and where it stands. */
export interface Fault {
  table: Table
  /** The row as SQLite gives it, as far as it was asked for. */
  of: Row
  /** The row by its key, in words. */
  row: string
  /** The column, and within JSON the member. */
  column: string
  message: string
}

/** So many faults are told; of a file with more, their number is not looked for. */
export const MOST_FAULTS = 1000

/**
 * Checks every row of a workspace against the model's own schema, and what rows say of one another:
 * ids, rates and cycles; references that SQLite knows are for `findDamage`. Gives the faults found, at
 * the most `MOST_FAULTS`; none where the model that the rows make is one that `checkModel` lets in.
 */
export function checkValues(database: Database.Database): Fault[] {
  return atOnce(checkingValues(database))
}

/** As `checkValues`, in steps of some rows each. */
export function* checkingValues(database: Database.Database): Work<Fault[]> {
  const faults: Fault[] = []
  for (const table of TABLES) {
    const check = checkerOf(table)
    let rows = 0
    for (const row of database.prepare(`SELECT * FROM ${table}`).iterate() as Iterable<Row>) {
      const issues = check(row)
      if (issues.length > 0) faults.push(...faultsOf(table, row, issues))
      if (faults.length >= MOST_FAULTS) return faults.slice(0, MOST_FAULTS)
      if (++rows % ROWS_A_STEP === 0) yield
    }
    yield
  }
  return faults.length > 0 ? faults : relationFaults(database).slice(0, MOST_FAULTS)
}

const ROWS_A_STEP = 200

/** The faults of one row of a table. */
export function rowFaults(table: Table, row: Row): Fault[] {
  return faultsOf(table, row, checkerOf(table)(row))
}

const TABLES = Object.keys(ROW_SCHEMAS) as Table[]
const checkers = new Map<Table, (row: Row) => RowIssue[]>()

function checkerOf(table: Table): (row: Row) => RowIssue[] {
  const check = checkers.get(table) ?? rowChecker(ROW_SCHEMAS[table])
  checkers.set(table, check)
  return check
}

/** Texts that were found right in a column: so many of them, each no longer than this. */
const MOST_KNOWN = 5000
const LONGEST_KNOWN = 300

/**
 * Checks the rows of one table. Most columns say the same few things in most rows, so what was found
 * right in a column once is not checked there again.
 */
function rowChecker({ columns, between }: RowSchema): (row: Row) => RowIssue[] {
  const checks = Object.entries(columns).map(([column, schema]) => ({
    column,
    schema,
    known: new Set<string | number | null | undefined>(),
  }))
  return (row) => {
    const issues: RowIssue[] = []
    for (const { column, schema, known } of checks) {
      const value = row[column] ?? null
      if (schema === whole ? Number.isInteger(value) : known.has(value)) continue
      const { error } = schema.safeParse(value)
      for (const issue of error?.issues ?? [])
        issues.push({ path: [column, ...issue.path], message: issueWords(issue) })
      const isShort = typeof value !== 'string' || value.length <= LONGEST_KNOWN
      if (!error && isShort && known.size < MOST_KNOWN) known.add(value)
    }
    return issues.length === 0 && between ? between(row) : issues
  }
}

/** A fault in words: the table, the row, the column and what is wrong there. */
export function faultLine({ table, row, column, message }: Fault): string {
  return `table ${table}, row ${row}, column ${column}: ${message}`
}

function faultsOf(table: Table, row: Row, issues: readonly RowIssue[]): Fault[] {
  return issues.map(({ path, message }) => {
    const [column = '', ...member] = path
    const isMember = member.length > 0
    return {
      table,
      of: row,
      row: rowName(table, row),
      column: isMember ? `${String(column)} (${pathText(member)})` : String(column),
      message: isMember ? message : `${quoted(row[String(column)])} ${message}`.trimStart(),
    }
  })
}

const LONGEST_QUOTED = 60

function quoted(value: unknown): string {
  if (value === undefined) return ''
  const text = String(value)
  const isLong = text.length > LONGEST_QUOTED
  return JSON.stringify(isLong ? `${text.slice(0, LONGEST_QUOTED)}…` : text)
}

function rowName(table: Table, row: Row): string {
  const at = (...columns: string[]) => columns.map((name) => quoted(row[name])).join(' of ')
  switch (table) {
    case 'price':
      return `${at('item')}${['destination', 'entity', 'valid_from']
        .filter((name) => row[name])
        .map((name) => `, ${name} ${quoted(row[name])}`)
        .join('')}`
    case 'bom_line':
    case 'row_not_taken':
    case 'bom_revision':
      return at('id', 'product')
    case 'classification':
    case 'attachment':
      return at('id', 'item')
    case 'alternate':
      return at('position', 'line')
    case 'setting':
      return at('name')
    case 'column_mapping':
      return at('key')
    default:
      return at('id')
  }
}

/**
 * What is wrong between rows that are each of the right form: ids, rates, contradictions and cycles of
 * all items, or of those with the ids given and what lies below them.
 */
export function relationFaults(database: Database.Database, ids?: readonly string[]): Fault[] {
  const bound = ids ? { ids: JSON.stringify(ids) } : {}
  const all = (sql: string) => statement(database, sql).all(bound) as Row[]
  const among = (column: string) =>
    ids ? `${column} IN (SELECT value FROM json_each(:ids))` : 'TRUE'
  const faults: Fault[] = []
  const add = (table: Table, row: Row, column: string, message: string) =>
    faults.push({ table, of: row, row: rowName(table, row), column, message })

  for (const type of ['part', 'product'] as const) {
    for (const row of all(`SELECT * FROM item WHERE ${among('id')} AND type = '${type}'
        AND id NOT IN (SELECT id FROM ${type})`))
      add('item', row, 'type', `there is no ${type} with that id`)
    for (const row of all(`SELECT * FROM ${type} WHERE ${among('id')} AND id NOT IN
        (SELECT id FROM item WHERE type = '${type}')`))
      add(type, row, 'id', `the id is not that of a ${type}`)
  }
  const products =
    all(`SELECT *, EXISTS (SELECT 1 FROM bom_line WHERE product = product.id) AS lines
    FROM product WHERE ${among('id')}`)
  for (const row of all(`SELECT * FROM product WHERE ${among('id')}
      AND exported_by IS NOT NULL AND exported_by NOT IN (SELECT id FROM entity)`))
    add('product', row, 'exported_by', `no entity has the id ${quoted(row.exported_by)}`)
  for (const row of all(`SELECT * FROM row_not_taken WHERE ${among('product')}
      AND product NOT IN (SELECT id FROM product)`))
    add('row_not_taken', row, 'product', `no product has the id ${quoted(row.product)}`)
  for (const row of statement(
    database,
    `SELECT * FROM rate WHERE EXISTS (SELECT 1 FROM rate AS other
     WHERE other.from_currency = rate.from_currency AND other.to_currency = rate.to_currency
     AND other.as_of = rate.as_of AND other.rate <> rate.rate)`,
  ).all() as Row[])
    add('rate', row, 'rate', 'the same day has another rate too')
  for (const row of products)
    for (const { member, message } of contradictionsIn(row))
      add('product', row, member === 'sales' ? 'sales' : 'facts (noUsContent)', message)
  const lines = ids ? linesBelow(database, ids) : linesOf(database)
  const cycle = cycleIn(lines)
  if (cycle) add('bom_line', cycle.line, 'item', `a product contains itself: ${cycle.members}`)
  return faults
}

function contradictionsIn({ kind, facts, sales, lines }: Row): Contradiction[] {
  const known = facts ? (JSON.parse(String(facts)) as { noUsContent?: unknown } | null) : null
  return contradictionsOf({
    kind,
    sales: sales === 'null' ? null : sales,
    noUsContent: known?.noUsContent,
    lines: Number(lines),
  })
}

function linesOf(database: Database.Database): Row[] {
  return statement(database, 'SELECT id, product, item FROM bom_line').all() as Row[]
}

function linesBelow(database: Database.Database, ids: readonly string[]): Row[] {
  return statement(
    database,
    `WITH RECURSIVE below (id) AS (SELECT value FROM json_each(?)
       UNION SELECT bom_line.item FROM bom_line JOIN below ON bom_line.product = below.id)
     SELECT bom_line.id, product, item FROM bom_line JOIN below ON product = below.id`,
  ).all(JSON.stringify(ids)) as Row[]
}

/** Members of a cycle that are named. */
const MOST_NAMED = 20

/** The first cycle that lines make: a line of it, and its members in words; null: there is none. */
function cycleIn(lines: readonly Row[]): { line: Row; members: string } | null {
  const places = new Map<Row[string] | undefined, number>()
  const children: number[][] = []
  const ids: (Row[string] | undefined)[] = []
  for (const { product } of lines) {
    if (places.has(product)) continue
    places.set(product, ids.length)
    ids.push(product)
    children.push([])
  }
  for (const { product, item } of lines) {
    const child = places.get(item)
    if (child !== undefined) children[places.get(product) as number]?.push(child)
  }
  const sorted = topologicalOrder({ size: ids.length, children: (at) => children[at] ?? [] })
  if (!('cycle' in sorted)) return null
  const [first = 0] = sorted.cycle
  const members = [...sorted.cycle, first].slice(0, MOST_NAMED).map((at) => ids[at])
  const dots = sorted.cycle.length >= MOST_NAMED ? ' > …' : ''
  const line = lines.find(({ product }) => product === ids[first]) as Row
  return { line, members: members.join(' > ') + dots }
}
