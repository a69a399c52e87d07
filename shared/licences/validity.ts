import type { CalendarDay } from '../model/calendar-day.ts'
import { dayAfter } from '../model/calendar-day.ts'
import { dayText, holidayOn, lastOfMonth, nextBusinessDay } from './holidays.ts'

/** For how long a licence is valid where its paper prints no day (750.7(g)). */
export type Period = 'four-years' | 'short-supply' | 'emergency'

/** The last day of a period from the day of issue: the day before it comes again, or the end of the next month. */
export function endOfPeriod(issued: CalendarDay, period: Period): CalendarDay {
  const [year = 0, month = 0, day = 0] = issued.split('-').map(Number)
  if (period === 'emergency')
    return month === 12 ? lastOfMonth(year + 1, 1) : lastOfMonth(year, month + 1)
  const later = year + (period === 'four-years' ? 4 : 1)
  const last = lastOfMonth(later, month)
  const again = dayText(later, month, day)
  // The 29th of February comes again on no day of a common year: then its end is the 28th.
  return again > last ? last : dayAfter(again, -1)
}

/** The last day of validity with what moved it; `holiday`: the federal holiday that the day itself is. */
export interface LastDay {
  day: CalendarDay
  /** As printed or by the period. */
  by: CalendarDay
  holiday: string | null
}

/** A last day, moved to the next business day where it is a federal holiday (750.7(g)); weekends move nothing. */
export function lastDayOf(by: CalendarDay): LastDay {
  const holiday = holidayOn(by)
  return { day: holiday === null ? by : nextBusinessDay(by), by, holiday }
}
