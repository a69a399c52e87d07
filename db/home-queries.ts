import type Database from 'better-sqlite3'
import type { ProductChange } from '../shared/workspace/views.ts'
import { statement } from './statements.ts'

/** The last change after a revision of each product's own data, prices, lines and rows that were not taken. */
export function productChanges(database: Database.Database, after: number): ProductChange[] {
  return statement(
    database,
    `SELECT product, revision, at, who FROM (
       SELECT coalesce(after, before) ->> CASE table_name
                WHEN 'product' THEN '$.id' WHEN 'price' THEN '$.item' ELSE '$.product' END AS product,
              max(revision) AS revision
       FROM change_row WHERE revision > ? AND table_name IN ('product', 'bom_line', 'row_not_taken', 'price') GROUP BY 1)
     JOIN product ON product.id = product JOIN change USING (revision)`,
  ).all(after) as ProductChange[]
}
