import type Database from 'better-sqlite3'
import { LONGEST_DECIMAL, LONGEST_ECCN, LONGEST_ID } from '../../shared/bounds.ts'
import type { Migration } from './migration.ts'

/**
 * What the columns must hold as far as SQLite can say it, so that another tool that writes into a
 * workspace is refused too. What the model allows always passes; `check-values.ts` says the rest. Rows
 * that are there are not looked at, and tables are not copied: a file with other values is opened for
 * reading only, and is migrated in memory.
 */
export const checksOfValues: Migration = {
  version: 11,
  name: 'checks of values',
  sql: '',
  rewrite: addChecks,
}

const decimal = (column: string) =>
  `length(${column}) <= ${LONGEST_DECIMAL} AND ${column} GLOB '[0-9-]*' AND ${column} GLOB '*[0-9]'
   AND ${column} NOT GLOB '*[^0-9.-]*' AND ${column} NOT GLOB '?*-*' AND ${column} NOT GLOB '-.*'
   AND ${column} NOT GLOB '*.*.*'`
const positive = (column: string) =>
  `${decimal(column)} AND ${column} NOT GLOB '-*' AND ${column} GLOB '*[1-9]*'`
const notNegative = (column: string) => `${decimal(column)} AND ${column} NOT GLOB '-*[1-9]*'`
const share = (column: string) =>
  `${decimal(column)} AND ${column} NOT GLOB '-*' AND CAST(${column} AS REAL) <= 1`
const id = (column: string) => `length(${column}) BETWEEN 1 AND ${LONGEST_ID}`
const currency = (column: string) => `${column} GLOB '[A-Z][A-Z][A-Z]'`
const country = (column: string) => `${column} GLOB '[A-Z][A-Z]'`
const day = (column: string) =>
  `${column} GLOB '[0-9]*-[0-9]*-[0-9]*' AND date(${column}) IS ${column}`
const eccn = (column: string) =>
  `length(${column}) <= ${LONGEST_ECCN} AND (${column} = 'EAR99' OR ${column} GLOB 'USML:?*'
   OR ${column} GLOB '[0-9][A-E][0-9][0-9][0-9]*')`

/** Columns that are there or not there together; of these the others only where the first is. */
const together = (first: string, needed: string, other: string) =>
  `iif(${first} IS NULL, coalesce(${needed}, ${other}) IS NULL, ${needed} IS NOT NULL)`

/** An object without the members that have a column: one would take the column's place on reading. */
const beside = (column: string, members: readonly string[]) =>
  `${column} = '{}' OR iif(json_valid(${column}), json_type(${column}) = 'object' ${members
    .map((member) => `AND json_type(${column}, '$.${member}') IS NULL`)
    .join(' ')}, FALSE)`

/** What each table asks of its rows; what is null passes. */
const CHECKS: Record<string, readonly string[]> = {
  workspace: [
    currency('currency'),
    beside('extra', ['format', 'version', 'currency', 'rates', 'entities', 'parts', 'products']),
  ],
  rate: [
    currency('from_currency'),
    currency('to_currency'),
    day('as_of'),
    positive('rate'),
    beside('extra', ['from', 'to', 'asOf', 'rate']),
  ],
  entity: [
    id('id'),
    country('country'),
    country('headquarters'),
    beside('extra', ['id', 'name', 'country', 'headquarters']),
  ],
  supplier: [country('country')],
  item: [id('id')],
  part: [
    id('id'),
    country('origin'),
    eccn('eccn'),
    share('us_share'),
    eccn('us_eccn'),
    together('us_extra', 'us_share', 'us_eccn'),
    beside('us_extra', ['share', 'eccn']),
    beside('extra', [
      ...['id', 'name', 'kind', 'origin', 'eccn', 'price'],
      ...['supplier', 'usContent', 'facts', 'factSources'],
    ]),
  ],
  product: [
    id('id'),
    eccn('eccn'),
    country('exported_from'),
    together('discrete_extra', 'discrete_applies', 'discrete_reason'),
    beside('discrete_extra', ['applies', 'reason']),
    beside('extra', [
      ...['id', 'name', 'kind', 'eccn', 'madeBy', 'exportedFrom', 'exportedBy', 'price'],
      ...[
        'lines',
        'rowsNotTaken',
        'discrete',
        'facts',
        'factSources',
        'technologyReports',
        'sales',
      ],
    ]),
  ],
  price: [
    `destination = '' OR ${country('destination')} OR destination GLOB 'UA-*'`,
    `valid_from = '' OR (${day('valid_from')})`,
    decimal('amount'),
    currency('currency'),
    beside('extra', ['amount', 'currency']),
    `destination <> '' OR iif(json_valid(extra), json_type(extra, '$.basis') IS NULL, FALSE)`,
  ],
  bom_line: [
    notNegative('quantity'),
    day('effective_from'),
    day('effective_to'),
    beside('extra', ['item', 'quantity']),
  ],
  classification: [eccn('eccn'), day('classified_on')],
}

/** Writes the checks into the schema, as SQLite's notes on ALTER TABLE do it where no row is rewritten. */
function addChecks(database: Database.Database): void {
  const read = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck()
  const made = Object.entries(CHECKS).map(([table, checks]) => {
    const sql = String(read.get(table))
    const constraints = checks.map((check) => `CHECK (${check.replace(/\s+/g, ' ')})`)
    return { table, sql: sql.replace(/\s*\)\s*STRICT$/, `, ${constraints.join(', ')}) STRICT`) }
  })
  database.unsafeMode(true)
  try {
    database.pragma('writable_schema = ON')
    const write = database.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?')
    for (const { table, sql } of made) write.run(sql, table)
  } finally {
    // Ends the right to write the schema, and reads it again.
    database.pragma('writable_schema = RESET')
    database.unsafeMode(false)
  }
  const version = Number(database.pragma('schema_version', { simple: true }))
  database.pragma(`schema_version = ${version + 1}`)
}
