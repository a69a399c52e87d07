import { type CalendarDay, dayAfter, daysBetween } from '../model/calendar-day.ts'
import { dayOfCount } from './clock.ts'
import { holidayOn, weekdayOf } from './holidays.ts'
import { type Clock, PROCESS, processSource } from './process.ts'
import { isLive, type Standing } from './standing.ts'

/** A day by which something is to be done, by the applicant or by the government. */
export interface Deadline {
  id: string
  whose: 'applicant' | 'government'
  what: string
  /** null: it is counted no further while a hold stands. */
  day: CalendarDay | null
  /** Days until then; below zero: it is past. */
  daysLeft: number | null
  cite: string
  /** Whose text it was read in; "not read" where none was. */
  source: string
  /** What the text leaves open, and what is to be known of the day itself. */
  open: string | null
}

/** What is awaited of an application or a licence as it stands on a day, the earliest first. */
export function deadlinesOf(standing: Standing, day: CalendarDay): Deadline[] {
  if (standing.problem !== null) return []
  const clocks = PROCESS.clocks.flatMap((clock) => {
    const start = startOf(clock, standing)
    if (start === null) return []
    const due = clock.holdsStopIt
      ? dayOfCount(start, clock.days, standing.holds)
      : dayAfter(start, clock.days)
    return deadline(clock, due, day)
  })
  return [...clocks, ...lastDay(standing, day)].sort((a, b) =>
    (a.day ?? LATEST) < (b.day ?? LATEST) ? -1 : (a.day ?? LATEST) > (b.day ?? LATEST) ? 1 : 0,
  )
}

const LATEST = '9999-12-31'

function deadline(
  { id, whose, what, cite, source, open }: Omit<Clock, 'from' | 'days' | 'holdsStopIt'>,
  due: CalendarDay | null,
  day: CalendarDay,
): Deadline {
  const remarks = [open, due === null ? null : dayRemark(due)].filter(Boolean)
  return {
    id,
    whose,
    what,
    day: due,
    daysLeft: due === null ? null : daysBetween(day, due),
    cite,
    source: processSource(source),
    open: remarks.length > 0 ? remarks.join(' ') : null,
  }
}

function dayRemark(day: CalendarDay): string | null {
  const holiday = holidayOn(day)
  if (holiday !== null) return `${day} is ${holiday}.`
  const weekday = weekdayOf(day)
  if (weekday === 0) return `${day} is a Sunday.`
  return weekday === 6 ? `${day} is a Saturday.` : null
}

/** The day from which a clock runs; null: it does not run as things stand. */
function startOf({ id, from }: Clock, standing: Standing): CalendarDay | null {
  const { stage, registered, referred, escalated, letter, answered, isNotFinal } = standing
  const isPending = stage === 'registered' || stage === 'referred' || stage === 'escalated'
  switch (from) {
    case 'registered':
      if (id === 'first-action') return stage === 'registered' ? registered : null
      return isPending || stage === 'intent-to-deny' ? registered : null
    case 'referred':
      return stage === 'referred' ? referred : null
    case 'escalated':
      return stage === 'escalated' && escalated?.to === id ? escalated.day : null
    case 'letter':
      if (stage !== 'intent-to-deny') return null
      if (id === 'answer') return answered === null ? letter : null
      return isNotFinal ? null : letter
    case 'denied':
      return stage === 'denied' && standing.appealed === null ? standing.deniedOn : null
  }
}

function lastDay(standing: Standing, day: CalendarDay): Deadline[] {
  const { lastDay } = standing
  if (lastDay === null || !(isLive(standing) || standing.stage === 'suspended')) return []
  const { validity } = PROCESS
  const moved =
    lastDay.holiday === null
      ? null
      : `${lastDay.by} is ${lastDay.holiday}: it moves to the next business day.`
  const due = deadline(
    {
      id: 'last-day',
      whose: 'applicant',
      what: 'last day of the licence; an extension has to be asked for by then',
      cite: validity.roll.cite,
      source: validity.roll.source,
    },
    lastDay.day,
    day,
  )
  return [{ ...due, open: [moved, due.open, validity.roll.open].filter(Boolean).join(' ') }]
}
