import type Database from 'better-sqlite3'
import type { RowNotTaken } from '../shared/model/rows-not-taken.ts'
import { statement } from './statements.ts'

type Columns = Record<string, string | number | null>

/** Adds rows of tables that were not taken over to those of a product. */
export function writeRowsNotTaken(
  database: Database.Database,
  product: string,
  rows: readonly RowNotTaken[],
): void {
  const insert = statement(
    database,
    `INSERT INTO row_not_taken (product, source, row, headings, cells, problems, set_aside, extra)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { source, row, headings, cells, problems, setAside, ...extra } of rows) {
    insert.run(
      product,
      source,
      row,
      JSON.stringify(headings),
      JSON.stringify(cells),
      JSON.stringify(problems),
      setAside ? JSON.stringify(setAside) : null,
      JSON.stringify(extra),
    )
  }
}

/** A row with its number. */
export interface StoredRow {
  id: number
  row: RowNotTaken
}

/** The rows that were not taken over, by product and in the order in which they came. */
export function readRowsNotTaken(
  database: Database.Database,
  products?: readonly string[],
): Map<string, StoredRow[]> {
  const where = products ? 'product IN (SELECT value FROM json_each(:products))' : 'TRUE'
  const bound = products ? { products: JSON.stringify(products) } : {}
  const rows = statement(database, `SELECT * FROM row_not_taken WHERE ${where} ORDER BY id`).all(
    bound,
  ) as Columns[]
  const byProduct = Map.groupBy(rows, ({ product }) => String(product))
  return new Map([...byProduct].map(([product, those]) => [product, those.map(storedRow)]))
}

function storedRow(columns: Columns): StoredRow {
  const { source, row, headings, cells, problems, set_aside: setAside, extra } = columns
  const told = {
    source,
    row,
    headings: JSON.parse(String(headings)),
    cells: JSON.parse(String(cells)),
    problems: JSON.parse(String(problems)),
    ...(setAside === null ? {} : { setAside: JSON.parse(String(setAside)) }),
    ...JSON.parse(String(extra)),
  }
  return { id: Number(columns.id), row: told as RowNotTaken }
}
