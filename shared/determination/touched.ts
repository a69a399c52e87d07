import type { CalendarDay } from '../model/calendar-day.ts'
import type { KeptRow } from './kept.ts'

/** A determination as far as it is asked whether other rules touch it. */
export type MayBeTouched = Pick<KeptRow, 'number' | 'supersededBy'> & {
  summary: Pick<
    NonNullable<KeptRow['summary']>,
    'on' | 'validUntil' | 'product' | 'verdicts'
  > | null
}

/** The determination that came in the place of each, by its hash. */
export function successorsOf(
  kept: readonly Pick<KeptRow, 'number' | 'hash' | 'summary'>[],
): Map<string, NonNullable<KeptRow['supersededBy']>> {
  return new Map(
    kept.flatMap(({ number, hash, summary }) => {
      const { supersedes = null } = summary ?? {}
      const { reason = '' } = supersedes ?? {}
      return supersedes ? [[supersedes.hash, { number, hash, reason }]] : []
    }),
  )
}

/** A product and destination whose verdict turns. */
interface Turned {
  product: string
  destination: string
}

/**
 * The determinations that other rules touch: not replaced, not run out by then, and about a product and
 * destination whose verdict turns. `from`: the day from which the rules are others, so that only what
 * was determined for a day before is touched; null: they are others on every day. `on`: the day from
 * which one must still be good.
 */
export function touchedBy<T extends MayBeTouched>(
  rows: readonly T[],
  turned: readonly Turned[],
  { from, on }: { from: CalendarDay | null; on: CalendarDay },
): T[] {
  const places = new Set(turned.map(({ product, destination }) => `${destination} ${product}`))
  return rows.filter(({ summary, supersededBy }) => {
    if (!summary || supersededBy) return false
    const { validUntil, product, verdicts } = summary
    if ((from !== null && summary.on >= from) || (validUntil !== null && validUntil < on))
      return false
    return verdicts.some(({ destination }) => places.has(`${destination} ${product}`))
  })
}
