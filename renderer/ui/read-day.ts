import { isCalendarDay } from '../../shared/model/calendar-day.ts'
import { type ReadCell, read, unreadable } from '../../shared/tabular/cell.ts'

/** A day as YYYY-MM-DD. Other ways to write one are refused, since they are read differently elsewhere. */
export function readDay(text: string): ReadCell<string> {
  const given = text.trim()
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given)
  if (!match) return unreadable(`"${given}" is no day of the form 2026-09-01`)
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-')
  return isCalendarDay(day) ? read(day) : unreadable(`"${given}" is not a day of the calendar`)
}
