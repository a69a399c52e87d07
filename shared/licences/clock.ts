import { type CalendarDay, dayAfter, daysBetween } from '../model/calendar-day.ts'

/**
 * Days on which an application is on hold without action (750.4(b)): from the day on which the hold
 * begins to the day before it ends. `to` is the day on which it ends; null: it stands.
 */
export interface Hold {
  from: CalendarDay
  to: CalendarDay | null
}

/**
 * The days that count from a start to a day: calendar days after the start up to that day, less those
 * of holds, each once however many holds lie on it. 0 where the day is not after the start.
 */
export function countedDays(start: CalendarDay, day: CalendarDay, holds: readonly Hold[]): number {
  if (day <= start) return 0
  const held = stretches(holds, start, day).reduce(
    (sum, { first, last }) => sum + daysBetween(first, last) + 1,
    0,
  )
  return daysBetween(start, day) - held
}

/** The day on which a count is reached; null: a hold that has no end stands before it. */
export function dayOfCount(
  start: CalendarDay,
  count: number,
  holds: readonly Hold[],
): CalendarDay | null {
  let left = count
  let at = start
  for (const { first, last } of stretches(holds, start, NEVER)) {
    const free = daysBetween(at, first) - 1
    if (left <= free) break
    if (last === NEVER) return null
    left -= free
    at = last
  }
  return dayAfter(at, left)
}

const NEVER: CalendarDay = '9999-12-31'

interface Stretch {
  first: CalendarDay
  last: CalendarDay
}

/** The days of holds after a start and up to an end, in order, none of them twice. */
function stretches(holds: readonly Hold[], start: CalendarDay, end: CalendarDay): Stretch[] {
  const firstDay = dayAfter(start, 1)
  const within = holds
    .map(({ from, to }) => ({
      first: from < firstDay ? firstDay : from,
      last: to === null || to > end ? end : dayAfter(to, -1),
    }))
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  const merged: Stretch[] = []
  for (const stretch of within) {
    const before = merged.at(-1)
    if (before && stretch.first <= dayAfter(before.last, 1)) {
      if (stretch.last > before.last) before.last = stretch.last
    } else merged.push({ ...stretch })
  }
  return merged
}
