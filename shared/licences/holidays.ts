import { type CalendarDay, dayAfter, daysBetween } from '../model/calendar-day.ts'
import { type HolidayRule, PROCESS } from './process.ts'

/** A legal holiday of the United States in one year, and the day on which it is observed. */
export interface FederalHoliday {
  name: string
  day: CalendarDay
  observed: CalendarDay
}

const SUNDAY = 0
const SATURDAY = 6
/** A day that was a Sunday. */
const A_SUNDAY = '2026-11-29'

/** The day of the week, 0 being Sunday. */
export function weekdayOf(day: CalendarDay): number {
  const days = daysBetween(A_SUNDAY, day) % 7
  return days < 0 ? days + 7 : days
}

/** The federal holidays of a year in their order (5 U.S.C. 6103). */
export function federalHolidays(year: number): FederalHoliday[] {
  return PROCESS.holidays.days
    .filter(({ since }) => since === undefined || since <= year)
    .map((rule) => {
      const day = dayOf(rule, year)
      return { name: rule.name, day, observed: observedDay(day) }
    })
}

/** The name of the federal holiday that a day is, by itself or as the day on which one is observed; null: it is none. */
export function holidayOn(day: CalendarDay): string | null {
  const year = Number(day.slice(0, 4))
  // New Year's Day is observed in the year before it where it falls on a Saturday.
  const near = [...federalHolidays(year), ...federalHolidays(year + 1).slice(0, 1)]
  return near.find((one) => one.day === day || one.observed === day)?.name ?? null
}

/** Whether a day is neither of a weekend nor a federal holiday. */
export function isBusinessDay(day: CalendarDay): boolean {
  const weekday = weekdayOf(day)
  return weekday !== SUNDAY && weekday !== SATURDAY && holidayOn(day) === null
}

/** The first business day after a day. */
export function nextBusinessDay(day: CalendarDay): CalendarDay {
  let next = dayAfter(day, 1)
  while (!isBusinessDay(next) && next < '9999-12-31') next = dayAfter(next, 1)
  return next
}

function observedDay(day: CalendarDay): CalendarDay {
  const weekday = weekdayOf(day)
  if (weekday === SATURDAY) return dayAfter(day, -1)
  return weekday === SUNDAY ? dayAfter(day, 1) : day
}

function dayOf(rule: HolidayRule, year: number): CalendarDay {
  if ('day' in rule) return dayText(year, rule.month, rule.day)
  const { month, weekday, nth } = rule
  if (nth > 0) {
    const first = dayText(year, month, 1)
    const until = (weekday - weekdayOf(first) + 7) % 7
    return dayAfter(first, until + 7 * (nth - 1))
  }
  const last = lastOfMonth(year, month)
  const back = (weekdayOf(last) - weekday + 7) % 7
  return dayAfter(last, -back + 7 * (nth + 1))
}

/** The last day of a month. */
export function lastOfMonth(year: number, month: number): CalendarDay {
  const next = month === 12 ? dayText(year + 1, 1, 1) : dayText(year, month + 1, 1)
  return dayAfter(next, -1)
}

/** A day of its three numbers; the calendar must have it. */
export function dayText(year: number, month: number, day: number): CalendarDay {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
