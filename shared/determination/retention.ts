import { type CalendarDay, isCalendarDay } from '../model/calendar-day.ts'
import { type CheckedEvent, isVouchedFor } from './event.ts'

/** Years that a record is kept from the latest of what happened under it (762.6(a)). */
const YEARS = 5

/** How long a determination is kept, and what keeps it longer. */
export interface Retention {
  /** The first day on which it need not be kept any longer, as far as is recorded. */
  until: CalendarDay
  /** The day that it counts from: the latest recorded use, else the day on which it was made. */
  from: CalendarDay
  /** Whether a use is recorded: an export, a reexport, a transfer, the end of the transaction. */
  isUsed: boolean
  /** The hold that stands; null: none. */
  hold: CheckedEvent | null
}

/** How long a determination that was made on a day is kept, by what was recorded of it since. */
export function retentionOf(madeOn: CalendarDay, events: readonly CheckedEvent[]): Retention {
  const uses = events.filter(({ kind }) => kind === 'used').map(({ on }) => on)
  const from = [madeOn, ...uses].reduce((latest, day) => (day > latest ? day : latest))
  return { until: yearsAfter(from), from, isUsed: uses.length > 0, hold: holdOf(events) }
}

/**
 * The last hold, unless it was released after that. A release that was changed, or is not signed where
 * the hold is, ends nothing.
 */
export function holdOf(events: readonly CheckedEvent[]): CheckedEvent | null {
  let hold: CheckedEvent | null = null
  for (const event of events) {
    if (event.kind === 'held') hold = event
    if (event.kind === 'released' && hold && ends(event, hold)) hold = null
  }
  return hold
}

function ends(release: CheckedEvent, hold: CheckedEvent): boolean {
  return isVouchedFor(release) || (release.fault === null && hold.signature === null)
}

/** The same day so many years later; of a leap day, the day after. */
function yearsAfter(day: CalendarDay): CalendarDay {
  const year = String(Number(day.slice(0, 4)) + YEARS).padStart(4, '0')
  const same = `${year}${day.slice(4)}`
  return isCalendarDay(same) ? same : `${year}-03-01`
}
