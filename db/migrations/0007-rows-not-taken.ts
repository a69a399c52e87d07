import type Database from 'better-sqlite3'
import { type RowNotTaken, rowsNotTakenSchema } from '../../shared/model/rows-not-taken.ts'
import type { Migration } from './migration.ts'

/**
 * Rows of tables that were not taken over. `product` has no reference to the products: an earlier
 * revision may lack the product, and undo has to be able to go back to it.
 */
export const rowsNotTaken: Migration = {
  version: 7,
  name: 'rows of tables that were not taken over',
  sql: `
    CREATE TABLE row_not_taken (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      product TEXT NOT NULL,
      source TEXT NOT NULL,
      row INTEGER NOT NULL,
      headings TEXT NOT NULL CHECK (json_valid(headings)),
      cells TEXT NOT NULL CHECK (json_valid(cells)),
      problems TEXT NOT NULL CHECK (json_valid(problems)),
      set_aside TEXT CHECK (json_valid(set_aside)),
      extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
    ) STRICT;
    CREATE INDEX row_not_taken_product ON row_not_taken (product);
  `,
  rewrite: placeRows,
}

const MEMBER = 'rowsNotTaken'

interface Members {
  id: unknown
  extra: string
}

/**
 * Moves the rows that lie among the unknown members of products to their table. What is not of
 * their form, and what lies in the log of changes, is kept under a name that says so.
 */
function placeRows(database: Database.Database): void {
  const products = database
    .prepare(`SELECT id, extra FROM product WHERE extra LIKE '%${MEMBER}%'`)
    .all() as Members[]
  const update = database.prepare('UPDATE product SET extra = ? WHERE id = ?')
  const insert = database.prepare(
    `INSERT INTO row_not_taken (product, source, row, headings, cells, problems, set_aside, extra)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { id, extra } of products) {
    const members = JSON.parse(extra) as Record<string, unknown>
    const { success, data } = rowsNotTakenSchema.nullish().safeParse(members[MEMBER])
    if (success) {
      delete members[MEMBER]
      for (const row of data ?? []) place(id, row)
    }
    update.run(JSON.stringify(setAside(members)), id)
  }
  placeImages(database)

  function place(product: unknown, { source, row, ...texts }: RowNotTaken): void {
    const { headings, cells, problems, setAside, ...extra } = texts
    const columns = [headings, cells, problems, setAside ?? null, extra].map((value) =>
      value === null ? null : JSON.stringify(value),
    )
    insert.run(product, source, row, ...columns)
  }
}

function placeImages(database: Database.Database): void {
  const changes = database
    .prepare(
      `SELECT id, before, after FROM change_row WHERE table_name = 'product'
       AND (before LIKE '%${MEMBER}%' OR after LIKE '%${MEMBER}%')`,
    )
    .all() as { id: number; before: string | null; after: string | null }[]
  const rewrite = database.prepare('UPDATE change_row SET before = ?, after = ? WHERE id = ?')
  for (const { id, before, after } of changes) rewrite.run(image(before), image(after), id)
}

function image(text: string | null): string | null {
  if (text === null) return null
  const row = JSON.parse(text) as Members
  const extra = JSON.stringify(setAside(JSON.parse(row.extra) as Record<string, unknown>))
  return JSON.stringify({ ...row, extra })
}

function setAside(members: Record<string, unknown>): Record<string, unknown> {
  const renamed = Object.entries(members).map(([name, value]) => [
    name === MEMBER ? `${MEMBER} (not read)` : name,
    value,
  ])
  return Object.fromEntries(renamed)
}
