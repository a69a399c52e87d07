import Database from 'better-sqlite3'
import type { Shares, Start } from './contender.ts'
import { typedLines } from './typed-lines.ts'

/** The file's lines in an SQLite database in memory, and a recursive query for the shares. */
export function sqliteRecursive(start: Start): Shares {
  const lines = typedLines(start)
  const { surely, possibly } = start.answers
  const database = new Database(':memory:')
  database.exec(`
    CREATE TABLE part(product INTEGER NOT NULL, grp INTEGER NOT NULL, worth REAL NOT NULL) STRICT;
    CREATE TABLE sub(product INTEGER NOT NULL, inside INTEGER NOT NULL, quantity REAL NOT NULL) STRICT;
    CREATE TABLE answer(destination INTEGER NOT NULL, grp INTEGER NOT NULL, surely INTEGER NOT NULL) STRICT;
  `)
  const part = database.prepare('INSERT INTO part VALUES (?, ?, ?)')
  const sub = database.prepare('INSERT INTO sub VALUES (?, ?, ?)')
  const answer = database.prepare('INSERT INTO answer VALUES (?, ?, ?)')
  database.transaction(() => {
    for (let product = 0; product + 1 < lines.partStart.length; product++) {
      for (let at = lines.partStart[product]!; at < lines.partStart[product + 1]!; at++)
        part.run(product, lines.partGroup[at], lines.partQuantity[at]! * lines.partPrice[at]!)
      for (let at = lines.subStart[product]!; at < lines.subStart[product + 1]!; at++)
        sub.run(product, lines.subProduct[at], lines.subQuantity[at])
    }
    possibly.forEach((groups, destination) => {
      for (const group of groups)
        answer.run(destination, group, surely[destination]!.includes(group) ? 1 : 0)
    })
  })()
  database.exec(
    'CREATE INDEX part_product ON part(product); CREATE INDEX sub_product ON sub(product); ANALYZE;',
  )
  const query = database.prepare(`
    WITH RECURSIVE explosion(product, times) AS (
      SELECT 0, 1.0
      UNION ALL
      SELECT inside, times * quantity FROM explosion JOIN sub USING (product)
    ),
    multiplicity AS (SELECT product, sum(times) AS times FROM explosion GROUP BY product),
    group_sum AS MATERIALIZED (
      SELECT grp, sum(times * worth) AS value FROM multiplicity JOIN part USING (product) GROUP BY grp
    )
    SELECT destination, sum(value * surely) AS low, sum(value) AS high
    FROM answer JOIN group_sum USING (grp) GROUP BY destination`)
  const low = new Float64Array(surely.length)
  const high = new Float64Array(surely.length)
  for (const row of query.all() as { destination: number; low: number; high: number }[]) {
    low[row.destination] = row.low / lines.price
    high[row.destination] = row.high / lines.price
  }
  database.close()
  return { low, high }
}
