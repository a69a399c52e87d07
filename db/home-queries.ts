import type Database from 'better-sqlite3'
import type { OpenPart, ProductChange } from '../shared/workspace/views.ts'
import { scalar, statement } from './statements.ts'

type Row = Record<string, string | number | null>

/** Of parts that lack something, no more are followed up to the products that they are in. */
const MOST_FOLLOWED = 300

/** A part that counts as US content, or could: of an origin that counts, of none, or declared. */
const COULD_COUNT = `(origin IS NULL OR origin IN (SELECT value FROM json_each(:counting)) OR us_extra IS NOT NULL)`

/** Its ECCN, or that of the US content declared in a foreign part. */
const ECCN_MISSING = `CASE WHEN origin IS NOT NULL AND us_extra IS NOT NULL THEN us_eccn IS NULL ELSE eccn IS NULL END`

const OPEN = `
  SELECT part.id, coalesce(part.name, part.id) AS name, origin IS NULL AS origin,
         ${ECCN_MISSING} AS eccn, price.item IS NULL AS price,
         (SELECT count(*) FROM bom_line WHERE bom_line.item = part.id) AS used
  FROM part LEFT JOIN (SELECT DISTINCT item FROM price WHERE destination = '' AND entity = '' AND valid_from <= :day)
    AS price ON price.item = part.id
  WHERE ${COULD_COUNT} AND (origin IS NULL OR ${ECCN_MISSING} OR price.item IS NULL) AND used > 0`

/**
 * The parts that could count as US content and lack origin, ECCN or price, with the products that are
 * in no other one and contain them; those in most products first. `counting` are the countries whose
 * goods are US content; `found` is how many there are in all.
 */
export function openParts(
  database: Database.Database,
  day: string,
  counting: readonly string[],
): { found: number; rows: OpenPart[] } {
  const bound = { day, counting: JSON.stringify(counting) }
  const found = Number(scalar(database, `SELECT count(*) FROM (${OPEN})`).get(bound))
  const rows = statement(database, `${OPEN} ORDER BY used DESC, part.id LIMIT :limit`).all({
    ...bound,
    limit: MOST_FOLLOWED,
  }) as Row[]
  const products = topProducts(
    database,
    rows.map(({ id }) => String(id)),
  )
  const open = rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    missing: (['origin', 'eccn', 'price'] as const).filter((member) => row[member] === 1),
    products: products.get(String(row.id)) ?? [],
  }))
  return { found, rows: open.sort((a, b) => b.products.length - a.products.length) }
}

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

/** The products in no other one that contain each of the items, by item. */
function topProducts(database: Database.Database, items: readonly string[]): Map<string, string[]> {
  const rows = statement(
    database,
    `WITH RECURSIVE above (item, id) AS (
       SELECT item, product FROM bom_line WHERE item IN (SELECT value FROM json_each(?))
       UNION SELECT above.item, bom_line.product FROM above JOIN bom_line ON bom_line.item = above.id)
     SELECT item, id FROM above JOIN product USING (id)
     WHERE NOT EXISTS (SELECT 1 FROM bom_line WHERE bom_line.item = above.id) ORDER BY product.position`,
  ).all(JSON.stringify(items)) as { item: string; id: string }[]
  const byItem = Map.groupBy(rows, ({ item }) => item)
  return new Map([...byItem].map(([item, found]) => [item, found.map(({ id }) => id)]))
}
