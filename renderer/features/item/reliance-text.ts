import { daysBetween } from '../../../shared/model/calendar-day.ts'
import type { TechnologyReport } from '../../../shared/model/schema.ts'
import { count } from '../../ui/format.ts'

/** From when a one-time report may be relied on, seen from a day; `from` null: BIS stands in the way. */
export function relianceText(
  from: string | null,
  { state }: Pick<TechnologyReport, 'state'>,
  day: string,
): string {
  if (from === null)
    return state === 'stopped' ? 'not relied on any more' : 'not relied on until cleared'
  const left = daysBetween(day, from)
  if (left <= 0) return `relied on since ${from}`
  return `relied on from ${from}, in ${count(left, 'day')}`
}
