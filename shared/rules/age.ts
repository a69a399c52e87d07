import { type CalendarDay, daysBetween } from '../model/calendar-day.ts'

/** How old rules are on a day of determination. */
export interface RulesAge {
  /** Days since the text of the pack. */
  days: number
  /** Whether that is more than the limit that a workspace sets. */
  isBeyond: boolean
}

/** The age of rules whose text is as of a day; null: the day of determination is not after it. */
export function rulesAge(asOf: CalendarDay, day: CalendarDay, limit: number): RulesAge | null {
  const days = daysBetween(asOf, day)
  return days > 0 ? { days, isBeyond: days > limit } : null
}
