import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'

/** A day as YYYY-MM-DD. Other ways to write one are refused, since they are read differently elsewhere. */
export function readDate(text: string): ReadCell<string> {
  const given = text.trim()
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given)
  if (!match) return unreadable(`"${given}" is no day of the form 2026-09-01`)
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-')
  const time = Date.parse(`${day}T00:00:00Z`)
  const isThere = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
  return isThere ? read(day) : unreadable(`"${given}" is not a day of the calendar`)
}
