import { date } from '../../../shared/model/members.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'

/** A typed day; empty: not known. */
export function typedDay(text: string): ReadCell<string | null> {
  const day = text.trim()
  if (day === '') return read(null)
  if (date.safeParse(day).success) return read(day)
  return unreadable(`"${day}" is not a day of the form YYYY-MM-DD.`)
}
