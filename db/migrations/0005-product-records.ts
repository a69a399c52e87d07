import type Database from 'better-sqlite3'
import { z } from 'zod'
import { productSchema } from '../../shared/model/schema.ts'
import { scalar } from '../statements.ts'
import type { Migration } from './migration.ts'

/**
 * Who exports a product, its technology reports, its sales, and the sources of facts. `exported_by`
 * has no reference to `entity`: an earlier revision may name a company that was never there, and
 * undo has to be able to go back to it.
 */
export const productRecords: Migration = {
  version: 5,
  name: 'technology reports, sales, exporters and sources of facts',
  sql: `
    ALTER TABLE part ADD COLUMN fact_sources TEXT CHECK (json_valid(fact_sources));
    ALTER TABLE product ADD COLUMN exported_by TEXT;
    ALTER TABLE product ADD COLUMN technology_reports TEXT CHECK (json_valid(technology_reports));
    ALTER TABLE product ADD COLUMN sales TEXT CHECK (json_valid(sales));
    ALTER TABLE product ADD COLUMN fact_sources TEXT CHECK (json_valid(fact_sources));
  `,
  rewrite: placeMembers,
}

type Row = Record<string, string | number | null>
type Members = Record<string, unknown>

const { exportedBy, technologyReports, sales, factSources } = productSchema.shape

/** The members that lay among the unknown ones, and the column of each. */
const MOVED = {
  part: { factSources: { column: 'fact_sources', schema: factSources } },
  product: {
    exportedBy: { column: 'exported_by', schema: exportedBy },
    technologyReports: { column: 'technology_reports', schema: technologyReports },
    sales: { column: 'sales', schema: sales },
    factSources: { column: 'fact_sources', schema: factSources },
  },
} as const

const FACTS = ['recipientMakesAdvancedNode', 'noUsContent']

const WANTED = [...Object.keys(MOVED.product), ...FACTS]

/**
 * Moves the members of `MOVED` that lie in `extra` to their columns, in the rows and in the log of
 * changes. What is not of the form that they have now is kept, under a name that says so.
 */
export function placeMembers(database: Database.Database): void {
  for (const table of ['part', 'product'] as const) {
    const rows = database.prepare(`SELECT * FROM ${table} WHERE ${mentions('extra', 'facts')}`)
    for (const row of rows.all() as Row[]) {
      const placed = placedRow(table, row, fitsRow)
      const columns = Object.keys(placed)
      database
        .prepare(
          `UPDATE ${table} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
        )
        .run(...Object.values(placed), row.id)
    }
  }
  const changes = database.prepare(
    `SELECT id, table_name, before, after FROM change_row
     WHERE table_name IN ('part', 'product') AND (${mentions('before', 'after')})`,
  )
  const update = database.prepare('UPDATE change_row SET before = ?, after = ? WHERE id = ?')
  for (const { id, table_name, before, after } of changes.all() as Row[]) {
    const image = (text: Row[string] | undefined) => {
      if (text == null) return null
      const row = JSON.parse(String(text)) as Row
      return JSON.stringify(placedRow(table_name as 'part' | 'product', row, fitsImage))
    }
    update.run(image(before), image(after), id)
  }

  /** A row of an earlier state: what it stood beside then is not known. */
  function fitsImage(name: string, row: Row): boolean {
    return name !== 'sales' || row.kind === 'software'
  }

  function fitsRow(name: string, row: Row, value: unknown): boolean {
    if (name === 'exportedBy')
      return scalar(database, 'SELECT 1 FROM entity WHERE id = ?').get(value) !== undefined
    if (name === 'noUsContent' && value === true)
      return scalar(database, 'SELECT 1 FROM bom_line WHERE product = ?').get(row.id) === undefined
    return fitsImage(name, row)
  }
}

function placedRow(
  table: 'part' | 'product',
  row: Row,
  fits: (name: string, row: Row, value: unknown) => boolean,
): Row {
  const placed = { ...row }
  const extra = JSON.parse(String(row.extra)) as Members
  for (const [name, { column, schema }] of Object.entries(MOVED[table])) {
    if (!Object.hasOwn(extra, name)) continue
    const value = extra[name]
    delete extra[name]
    if (value === null) continue
    if (schema.safeParse(value).success && fits(name, row, value))
      placed[column] = typeof value === 'string' ? value : JSON.stringify(value)
    else extra[setAside(name)] = value
  }
  placed.extra = JSON.stringify(extra)
  if (table === 'product' && row.facts != null) {
    const facts = JSON.parse(String(row.facts)) as Members
    for (const name of FACTS) {
      const value = facts[name]
      if (value == null || (z.boolean().safeParse(value).success && fits(name, row, value)))
        continue
      delete facts[name]
      facts[setAside(name)] = value
    }
    placed.facts = JSON.stringify(facts)
  }
  return placed
}

function setAside(name: string): string {
  return `${name} (not read)`
}

function mentions(...columns: string[]): string {
  return columns
    .flatMap((column) => WANTED.map((name) => `${column} LIKE '%${name}%'`))
    .join(' OR ')
}
