import type { TurnedVerdict } from '../../../shared/calc/turned-verdicts.ts'
import type { KeptRow } from '../../../shared/determination/kept.ts'

/**
 * The determinations that a day on which rules turn touches: made for a day before it, not replaced,
 * not run out by then, and about a product and destination whose verdict turns.
 */
export function touchedBy(
  rows: readonly KeptRow[],
  changes: readonly TurnedVerdict[],
  day: string,
): KeptRow[] {
  const turned = new Set(changes.map(({ product, destination }) => `${destination} ${product}`))
  return rows.filter(({ summary, supersededBy }) => {
    if (!summary || supersededBy) return false
    const { on, validUntil, product, verdicts } = summary
    if (on >= day || (validUntil !== null && validUntil < day)) return false
    return verdicts.some(({ destination }) => turned.has(`${destination} ${product}`))
  })
}
