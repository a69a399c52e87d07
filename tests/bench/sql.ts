import Database from 'better-sqlite3'
import { type Handed, type Verdicts, verdictsFrom } from './handed.ts'

/**
 * The workspace's rows asked in SQL alone: a recursive query for how many of each product there
 * are, and one sum a group of content. The groups are handed as a table.
 */
export function sql(path: string, handed: Handed): Verdicts {
  const database = new Database(path, { readonly: true })
  try {
    database.pragma('temp_store = MEMORY')
    database.exec(
      'CREATE TEMP TABLE class (key TEXT PRIMARY KEY, grp INTEGER NOT NULL) WITHOUT ROWID',
    )
    const insert = database.prepare('INSERT INTO class VALUES (?, ?)')
    for (const [key, group] of handed.groups) insert.run(key, group)
    const sums = new Float64Array(handed.groupCount)
    for (const [group, sum] of database.prepare(SUMS).raw().iterate() as Iterable<[number, number]>)
      sums[group] = sum
    const price = database.prepare(PRICE).pluck().get() as number
    return verdictsFrom(handed, sums, price)
  } finally {
    database.close()
  }
}

const WORTH = `
  RECURSIVE worth (currency, rate) AS (
    SELECT currency, 1.0 FROM workspace
    UNION SELECT from_currency, worth.rate * CAST(rate.rate AS REAL)
    FROM worth JOIN rate ON to_currency = worth.currency)`

const PRICE = `
  WITH ${WORTH}
  SELECT CAST(amount AS REAL) * rate FROM price JOIN worth USING (currency) WHERE item = 'W'`

const SUMS = `
  WITH ${WORTH},
  sub AS MATERIALIZED (
    SELECT product, item, CAST(quantity AS REAL) AS quantity
    FROM bom_line WHERE item IN (SELECT id FROM product)),
  explosion (product, times) AS (
    SELECT 'W', 1.0
    UNION ALL SELECT item, times * quantity FROM explosion JOIN sub USING (product)),
  multiplicity AS MATERIALIZED (
    SELECT product, sum(times) AS times FROM explosion GROUP BY product),
  used AS MATERIALIZED (
    SELECT item, sum(times * CAST(quantity AS REAL)) AS many
    FROM multiplicity CROSS JOIN bom_line USING (product) GROUP BY item)
  SELECT grp, sum(many * CAST(amount AS REAL) * rate)
  FROM used
  CROSS JOIN part ON part.id = used.item
  CROSS JOIN price ON price.item = part.id
  JOIN worth USING (currency)
  JOIN class ON class.key = kind || ' ' || coalesce(origin, 'null') || ' ' || coalesce(eccn, 'null') || ' ' || facts
  GROUP BY grp`
