import { type CalendarDay, dayAfter } from '../model/calendar-day.ts'
import type { PackFiles } from './schema.ts'

/** A row that holds on some days alone: from `from` to `until`, both days included; absent: unbounded. */
export interface Dated {
  from?: CalendarDay | undefined
  until?: CalendarDay | undefined
}

/** Whether a row of a pack holds on a day. */
export function holdsOn({ from, until }: Dated, day: CalendarDay): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until)
}

/** The days on which other rows of a pack hold than on the day before, in order. */
export function turningDays(files: PackFiles): CalendarDay[] {
  const days = new Set<CalendarDay>()
  visit(files)
  return [...days].sort()

  function visit(data: unknown): void {
    if (typeof data !== 'object' || data === null) return
    const { from, until } = data as Dated
    if (typeof from === 'string') days.add(from)
    if (typeof until === 'string') days.add(dayAfter(until, 1))
    for (const inner of Object.values(data)) visit(inner)
  }
}

/** The files of a pack with the rows of one day. */
export interface FilesOnDay {
  files: PackFiles
  /** Rows that differ in what lies in them, with the row of the whole files that each stands for. */
  copies: ReadonlyMap<object, object>
}

/**
 * The files of a pack with the rows that hold on a day. A row in which nothing is left out is the same
 * object as before.
 */
export function filesOn(files: PackFiles, day: CalendarDay): FilesOnDay {
  const copies = new Map<object, object>()
  return { files: picked(files) as PackFiles, copies }

  function picked(data: unknown): unknown {
    if (typeof data !== 'object' || data === null) return data
    if (Array.isArray(data)) {
      const held = data.filter((row) => !isDated(row) || holdsOn(row, day))
      const rows = held.map(picked)
      return rows.length === data.length && rows.every((row, i) => row === data[i]) ? data : rows
    }
    const row = data as Record<string, unknown>
    const names = Object.keys(row)
    // From the first member on that differs; most rows have none.
    let kept: [string, unknown][] | null = null
    for (const [i, name] of names.entries()) {
      const value = row[name]
      const isOver = name === 'earlier' && day > (value as { until: string }).until
      const held = isOver ? undefined : picked(value)
      if (!kept && held !== value) kept = names.slice(0, i).map((before) => [before, row[before]])
      if (!isOver) kept?.push([name, held])
    }
    if (!kept) return data
    const copy = Object.fromEntries(kept)
    copies.set(copy, data)
    return copy
  }
}

/** The days of a row in words, such as "from 2026-07-10"; '': every day. */
export function daysText({ from, until }: Dated): string {
  return [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
}

function isDated(row: unknown): row is Dated {
  return typeof row === 'object' && row !== null && ('from' in row || 'until' in row)
}
