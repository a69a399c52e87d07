import Database from 'better-sqlite3'
import type { Sweep } from '../../shared/calc/sweep.ts'

/** SQLite's recursive query for the same question: the controlled value per destination. */
export function sqliteRecursive(
  sweep: Sweep,
): () => { destination: number; low: number; high: number }[] {
  const database = new Database(':memory:')
  database.exec(`
    CREATE TABLE leaf(node INTEGER NOT NULL, bucket INTEGER NOT NULL, worth REAL NOT NULL) STRICT;
    CREATE TABLE branch(node INTEGER NOT NULL, child INTEGER NOT NULL, quantity REAL NOT NULL) STRICT;
    CREATE TABLE treatment(destination INTEGER NOT NULL, bucket INTEGER NOT NULL, low INTEGER NOT NULL) STRICT;
  `)
  const { lines, columns, countedSets } = sweep
  const leaf = database.prepare('INSERT INTO leaf VALUES (?, ?, ?)')
  const branch = database.prepare('INSERT INTO branch VALUES (?, ?, ?)')
  const treatment = database.prepare('INSERT INTO treatment VALUES (?, ?, ?)')
  database.transaction(() => {
    for (let node = 0; node + 1 < lines.leafStart.length; node++) {
      for (let at = lines.leafStart[node]!; at < lines.leafStart[node + 1]!; at++)
        leaf.run(node, lines.leafClass[at], lines.leafQuantity[at]! * lines.leafUnit[at]!)
      for (let at = lines.branchStart[node]!; at < lines.branchStart[node + 1]!; at++)
        branch.run(node, lines.branchTo[at], lines.branchQuantity[at])
    }
    columns.forEach((column, destination) => {
      const set = countedSets[column.countedSet]!
      for (const bucket of set.high)
        treatment.run(destination, bucket, set.low.includes(bucket) ? 1 : 0)
    })
  })()
  database.exec(
    'CREATE INDEX leaf_node ON leaf(node); CREATE INDEX branch_node ON branch(node); ANALYZE;',
  )
  const query = database.prepare(`
    WITH RECURSIVE explosion(node, times) AS (
      SELECT 0, 1.0
      UNION ALL
      SELECT child, times * quantity FROM explosion JOIN branch USING (node)
    ),
    multiplicity AS (SELECT node, sum(times) AS times FROM explosion GROUP BY node),
    bucket_sum AS MATERIALIZED (
      SELECT bucket, sum(times * worth) AS value FROM multiplicity JOIN leaf USING (node) GROUP BY bucket
    )
    SELECT destination, sum(value * low) AS low, sum(value) AS high
    FROM treatment JOIN bucket_sum USING (bucket) GROUP BY destination`)
  return () => query.all() as { destination: number; low: number; high: number }[]
}
