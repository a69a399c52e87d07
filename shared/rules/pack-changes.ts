import { type CalendarDay, dayAfter } from '../model/calendar-day.ts'
import { filesOn, turningDays } from './dated.ts'
import { changesBetween, type LawChange } from './law-clock.ts'
import type { PackFiles } from './schema.ts'

/** A difference of two packs, with the days on which there is one. */
export interface PackChange extends LawChange {
  /** The first day; null: from ever. */
  from: CalendarDay | null
  /** The last day; null: for ever. */
  until: CalendarDay | null
}

/**
 * What two packs say differently, as sentences with the days on which they do. Where none decides, no
 * verdict of any day differs because of rows.
 */
export function packChanges(before: PackFiles, after: PackFiles): PackChange[] {
  const turns = [...new Set([...turningDays(before), ...turningDays(after)])].sort()
  const starts: (CalendarDay | null)[] = [null, ...turns]
  const found: PackChange[] = []
  for (const [i, start] of starts.entries()) {
    const next = starts[i + 1] ?? null
    const day = start ?? (next === null ? after.header.asOf : dayAfter(next, -1))
    const until = next === null ? null : dayAfter(next, -1)
    for (const change of changesBetween(filesOn(before, day).files, filesOn(after, day).files)) {
      const running = found.find(
        (one) => one.text === change.text && one.until !== null && start === dayAfter(one.until, 1),
      )
      if (running) running.until = until
      else found.push({ ...change, from: start, until })
    }
  }
  return [...found.filter(({ decides }) => decides), ...found.filter(({ decides }) => !decides)]
}
