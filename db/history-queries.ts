import type Database from 'better-sqlite3'
import { type ChangedField, changedFields } from '../shared/workspace/changed-fields.ts'
import type { Version } from '../shared/workspace/settings.ts'
import type { WorkspaceRevision } from '../shared/workspace/views.ts'
import { scalar, statement } from './statements.ts'
import { jsonOf, storedJson } from './stored-json.ts'

type Row = Record<string, string | number | null>

/** More fields of one revision are counted and not told. */
const MOST_FIELDS = 500

/** More rows of one revision are not read: an import sets hundreds of thousands. */
const MOST_ROWS = 2000

/** Rows of the log that are searched at once; one revision is searched whole. */
const MOST_SEARCHED = 100_000

interface Page {
  before?: number | undefined
  limit: number
}

const said = (member: string) => `coalesce(${jsonOf('command')} ->> '$.${member}', '')`

const ENTRY = `SELECT *, ${said('reason')} AS reason, ${said('machine')} AS machine FROM change`

/** Tables whose ids are not those of parts and products. */
const NO_ITEMS = `'entity', 'supplier', 'party', 'screening_list', 'screening_decision'`

const rowsWhere = (condition: string) =>
  `EXISTS (SELECT 1 FROM change_row WHERE change_row.revision = change.revision AND ${condition})`

const inEither = (condition: (image: string) => string) =>
  `(${condition('before')} OR ${condition('after')})`

/** Entries of the change log, newest first: all, or those of one item. */
export function changes(
  database: Database.Database,
  { before, limit, item }: Page & { item?: string | undefined },
): WorkspaceRevision[] {
  const names = (image: string) =>
    ['id', 'item', 'product'].map((column) => `${jsonOf(image)} ->> '$.${column}'`).join(', ')
  const ofItem = rowsWhere(
    `table_name NOT IN (${NO_ITEMS})
     AND ${inEither((image) => `:item IN (${names(image)})`)}`,
  )
  const rows = statement(
    database,
    `${ENTRY} WHERE revision < :before ${item === undefined ? '' : `AND ${ofItem}`}
     ORDER BY revision DESC LIMIT :limit`,
  ).all({
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
    ...(item === undefined ? {} : { item }),
  }) as Row[]
  return rows.map(entryOf)
}

/**
 * Entries of the change log, newest first, that say a text of themselves, in their name or in their
 * reason, were made by somebody or on a machine of that name, or set a value with it or one of `countries`, which are
 * codes. A long log is searched in parts: `next` is the revision before which to search on; null: there
 * is no more.
 */
export function findChanges(
  database: Database.Database,
  {
    before = Number.MAX_SAFE_INTEGER,
    limit,
    find,
    countries,
    versions = [],
  }: Page & { find: string; countries: readonly string[]; versions?: readonly Version[] },
  mostRows = MOST_SEARCHED,
): { changes: WorkspaceRevision[]; next: number | null } {
  const downTo = searchedDownTo(database, before, mostRows)
  const wanted = asciiLower(find.trim())
  const isSaid = ['what', 'who', said('reason'), said('machine')]
    .map((text) => `instr(lower(${text}), :wanted) > 0`)
    .join(' OR ')
  const hasValue = (image: string) =>
    `instr(lower(${image}), :inJson) > 0
     AND EXISTS (SELECT 1 FROM json_each(${jsonOf(image)}) WHERE instr(lower(value), :wanted) > 0)`
  const hasCountry = (image: string) =>
    `EXISTS (SELECT 1 FROM json_each(:countries) AS country WHERE
       instr(${image}, '"' || country.value || '"') + instr(${image}, '"' || country.value || '\\"') > 0)`
  const isSet = [hasValue, ...(countries.length > 0 ? [hasCountry] : [])]
    .map((condition) => rowsWhere(inEither(condition)))
    .join(' OR ')
  const rows = statement(
    database,
    `${ENTRY} WHERE revision < :before AND revision >= :downTo AND (${isSaid} OR ${isSet}
       OR revision IN (SELECT value FROM json_each(:named)))
     ORDER BY revision DESC LIMIT :limit`,
  ).all({
    before,
    downTo,
    limit,
    wanted,
    inJson: JSON.stringify(wanted).slice(1, -1),
    named: JSON.stringify(
      versions
        .filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase()))
        .map(({ revision }) => revision),
    ),
    ...(countries.length > 0 && { countries: JSON.stringify(countries) }),
  }) as Row[]
  const last = rows.length === limit ? rows.at(-1) : undefined
  const next = last ? Number(last.revision) : downTo
  return { changes: rows.map(entryOf), next: next > 1 ? next : null }
}

/** The revision down to which so many rows of the log reach; always one further than `before`. */
function searchedDownTo(database: Database.Database, before: number, mostRows: number): number {
  const end = scalar(
    database,
    `SELECT revision FROM change_row WHERE revision < ? ORDER BY revision DESC LIMIT 1 OFFSET ?`,
  ).get(before, mostRows)
  if (end === undefined) return 1
  const newest = scalar(database, 'SELECT max(revision) FROM change WHERE revision < ?').get(before)
  return Math.min(Number(end) + 1, Number(newest))
}

/** As SQLite's lower: of other letters the case is kept. */
function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function entryOf(row: Row): WorkspaceRevision {
  return {
    revision: Number(row.revision),
    at: String(row.at),
    who: String(row.who),
    what: String(row.what),
    command: storedJson(row.command) ?? {},
    undoes: row.undoes === null ? null : Number(row.undoes),
    reason: row.reason === '' ? null : String(row.reason),
    machine: row.machine === '' ? null : String(row.machine),
  }
}

/** The last revision after another one that touched an item; null: none did. */
export function lastChangeOf(
  database: Database.Database,
  item: string,
  after: number,
): number | null {
  const names = (image: string) =>
    ['id', 'item', 'product'].map((column) => `${jsonOf(image)} ->> '$.${column}'`).join(', ')
  const found = scalar(
    database,
    `SELECT max(revision) FROM change_row WHERE revision > :after
     AND table_name NOT IN (${NO_ITEMS})
     AND (:item IN (${names('before')}) OR :item IN (${names('after')}))`,
  ).get({ item, after }) as number | null
  return found
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
  const row = image == null ? null : storedJson(image)
  return typeof row === 'object' ? (row as Row | null) : null
}
