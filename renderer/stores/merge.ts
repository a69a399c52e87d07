/**
 * Puts rows that were read again in the place of the ones with their keys. A key that was asked for
 * and has no row any more is gone; a row that was not there comes last. What is not touched stays the
 * same object.
 */
export function mergeRows<Row, Key>(
  rows: readonly Row[],
  asked: readonly Key[],
  fresh: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[] {
  const wanted = new Set(asked)
  const byKey = new Map(fresh.map((row) => [keyOf(row), row]))
  const merged: (Row | null)[] = rows.slice()
  let hasGone = false
  for (let at = 0; at < rows.length && wanted.size > 0; at++) {
    const key = keyOf(rows[at] as Row)
    if (!wanted.delete(key)) continue
    merged[at] = byKey.get(key) ?? null
    if (!byKey.delete(key)) hasGone = true
  }
  const kept = (hasGone ? merged.filter((row) => row !== null) : merged) as Row[]
  kept.push(...byKey.values())
  return kept
}
