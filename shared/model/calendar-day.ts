/** A day of the Gregorian calendar as YYYY-MM-DD, without a time and a zone; such days sort as texts do. */
export type CalendarDay = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS = 86_400_000

/** Whether a text is a day that the calendar has, written as YYYY-MM-DD. */
export function isCalendarDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && dayOfTime(time) === text
}

/** The day so many days later, or earlier where they are below zero; at most 9999-12-31. */
export function dayAfter(day: CalendarDay, days: number): CalendarDay {
  return dayOfTime(timeOf(day) + days * MILLISECONDS)
}

/** How many days lie between two days; below zero where the second is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (timeOf(to) - timeOf(from)) / MILLISECONDS
}

/** The day that a moment falls on where the system's clock stands. */
export function localDay(moment: Date): CalendarDay {
  const two = (number: number) => String(number).padStart(2, '0')
  const year = String(moment.getFullYear()).padStart(4, '0')
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** The last day that four digits of a year can name. */
const LAST = Date.parse('9999-12-31T00:00:00Z')

/** Midnight of a day in UTC, where every day has the same length. */
function timeOf(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function dayOfTime(time: number): CalendarDay {
  return new Date(Math.min(time, LAST)).toISOString().slice(0, 10)
}
