import { MOST_TURNING_DAYS } from '../bounds.ts'
import { type CalendarDay, dayAfter } from '../model/calendar-day.ts'
import type { PackProblem } from './check-direct-product.ts'
import { type Dated, daysText, turningDays } from './dated.ts'
import { idOf } from './places.ts'
import type { PackFiles } from './schema.ts'

/** A day before all that turns in a pack, and every day on which its rows turn. */
export function daysOf(files: PackFiles): CalendarDay[] {
  const turns = turningDays(files)
  return [turns[0] === undefined ? files.header.asOf : dayAfter(turns[0], -1), ...turns]
}

/**
 * What is wrong with the days of rows: days on what is no row of a list, a last day before the first,
 * and rows with one id of which two hold on a day, or none between two that do.
 */
export function datedProblems(files: PackFiles): PackProblem[] {
  const problems: PackProblem[] = []
  const turns = turningDays(files).length
  if (turns > MOST_TURNING_DAYS) {
    const message = `its rows turn on ${turns} days, more than ${MOST_TURNING_DAYS}`
    return [{ path: '(pack)', message }]
  }
  visit(files, '', false)
  return problems

  function visit(data: unknown, path: string, isInList: boolean): void {
    if (typeof data !== 'object' || data === null) return
    if (Array.isArray(data)) {
      checkList(data, path)
      for (const [i, item] of data.entries()) visit(item, `${path}[${i}]`, true)
      return
    }
    const days = data as Dated
    if (!isInList && (days.from ?? (path.endsWith('.earlier') ? undefined : days.until)))
      problems.push({ path, message: 'has days, and is no row of a list' })
    if (days.from && days.until && days.from > days.until)
      problems.push({ path, message: `holds on no day: ${daysText(days)}` })
    for (const [name, inner] of Object.entries(data))
      visit(inner, path ? `${path}.${name}` : name, false)
  }

  function checkList(items: readonly unknown[], path: string): void {
    const byId = new Map<string, Dated[]>()
    for (const item of items) {
      const id = idOf(item)
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), item as Dated])
    }
    for (const [id, rows] of byId) {
      if (!rows.some(({ from, until }) => from ?? until)) continue
      const inOrder = [...rows].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
      for (const [i, row] of inOrder.slice(1).entries()) {
        const before = inOrder[i] as Dated
        const from = row.from ?? ''
        if (before.until === undefined || from <= before.until)
          problems.push({ path, message: `two rows of ${id} hold on one day` })
        else if (from > dayAfter(before.until, 1))
          problems.push({
            path,
            message: `no row of ${id} holds from ${dayAfter(before.until, 1)}`,
          })
      }
    }
  }
}
