import type Database from 'better-sqlite3'
import { type ChangedField, changedFields } from '../shared/workspace/changed-fields.ts'
import type { WorkspaceRevision } from '../shared/workspace/views.ts'
import { scalar, statement } from './statements.ts'

type Row = Record<string, string | number | null>

/** More fields of one revision are counted and not told. */
const MOST_FIELDS = 500

/** More rows of one revision are not read: an import sets hundreds of thousands. */
const MOST_ROWS = 2000

interface Page {
  before?: number | undefined
  limit: number
  item?: string | undefined
  find?: string | undefined
}

/**
 * Entries of the change log, newest first: all, those of one item, or those that say a text of
 * themselves, were made by somebody of that name, or set a value with it.
 */
export function changes(
  database: Database.Database,
  { before, limit, item, find }: Page,
): WorkspaceRevision[] {
  const names = (image: string) =>
    ['id', 'item', 'product'].map((column) => `${image} ->> '$.${column}'`).join(', ')
  const rowsWhere = (condition: string) =>
    `EXISTS (SELECT 1 FROM change_row WHERE change_row.revision = change.revision AND ${condition})`
  const ofItem = rowsWhere(
    `table_name NOT IN ('entity', 'supplier')
     AND (:item IN (${names('before')}) OR :item IN (${names('after')}))`,
  )
  const said = (member: string) => `coalesce(command ->> '$.${member}', '')`
  const has = (image: string) =>
    `EXISTS (SELECT 1 FROM json_each(${image}) WHERE instr(lower(value), :find) > 0)`
  const found = `(instr(lower(what), :find) > 0 OR instr(lower(who), :find) > 0
    OR instr(lower(${said('reason')}), :find) > 0 OR instr(lower(${said('machine')}), :find) > 0
    OR ${rowsWhere(`(${has('before')} OR ${has('after')})`)})`
  const wanted = find?.trim().toLowerCase() ?? ''
  const rows = statement(
    database,
    `SELECT *, ${said('reason')} AS reason, ${said('machine')} AS machine FROM change WHERE revision < :before ${item === undefined ? '' : `AND ${ofItem}`}
     ${wanted === '' ? '' : `AND ${found}`} ORDER BY revision DESC LIMIT :limit`,
  ).all({
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
    ...(item === undefined ? {} : { item }),
    ...(wanted === '' ? {} : { find: wanted }),
  }) as Row[]
  return rows.map((row) => ({
    revision: Number(row.revision),
    at: String(row.at),
    who: String(row.who),
    what: String(row.what),
    command: JSON.parse(String(row.command)) as unknown,
    undoes: row.undoes === null ? null : Number(row.undoes),
    reason: row.reason === '' ? null : String(row.reason),
    machine: row.machine === '' ? null : String(row.machine),
  }))
}

/** What one revision set, in the order in which it did; `more` counts rows and fields that are left out. */
export function changesOf(
  database: Database.Database,
  revision: number,
): { fields: ChangedField[]; more: number } {
  const total = Number(
    scalar(database, 'SELECT count(*) FROM change_row WHERE revision = ?').get(revision),
  )
  const rows = statement(
    database,
    'SELECT table_name, before, after FROM change_row WHERE revision = ? ORDER BY id LIMIT ?',
  ).all(revision, MOST_ROWS) as Row[]
  const fields = netRows(database, rows).flatMap(({ table, before, after }) =>
    changedFields(table, before, after),
  )
  const told = fields.slice(0, MOST_FIELDS)
  return { fields: told, more: fields.length - told.length + Math.max(0, total - rows.length) }
}

interface NetRow {
  table: string
  before: Row | null
  after: Row | null
}

/** Each row once, as it was before a revision and as it was after it: one may be written several times. */
function netRows(database: Database.Database, rows: readonly Row[]): NetRow[] {
  const net = new Map<string, NetRow>()
  for (const row of rows) {
    const table = String(row.table_name)
    const [before, after] = [imageOf(row.before), imageOf(row.after)]
    const image = after ?? before ?? {}
    const key = JSON.stringify([table, ...keysOf(database, table).map((column) => image[column])])
    const known = net.get(key)
    if (known) known.after = after
    else net.set(key, { table, before, after })
  }
  return [...net.values()]
}

/** The columns of a table's primary key; none: there is no such table. */
function keysOf(database: Database.Database, table: string): string[] {
  return scalar(database, 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').all(
    table,
  ) as string[]
}

function imageOf(image: string | number | null | undefined): Row | null {
  return image == null ? null : (JSON.parse(String(image)) as Row)
}
