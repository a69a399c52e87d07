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
  const merged: Row[] = []
  for (const row of rows) {
    const key = keyOf(row)
    if (!wanted.has(key)) merged.push(row)
    else {
      const again = byKey.get(key)
      if (again !== undefined) merged.push(again)
      byKey.delete(key)
    }
  }
  merged.push(...byKey.values())
  return merged
}
