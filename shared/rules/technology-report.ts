import { dayAfter } from '../model/calendar-day.ts'
import type { TechnologyReport } from '../model/schema.ts'
import { compare, parseRatio, type Ratio } from '../money/ratio.ts'
import type { RulePack } from './pack.ts'
import { groundOf, type Reason } from './reason.ts'

/** A report as the rules look at it; one that names no destination covers a small share alone. */
export type FiledReport = Pick<TechnologyReport, 'filed' | 'state' | 'stateOn'> & {
  destinations: readonly string[]
}

/** Whether a one-time report may be relied on, and why. */
export interface Reliance {
  mayRely: boolean
  reason: Reason
}

/**
 * Whether one of the one-time reports lets the de minimis exclusion for technology be relied on
 * (Supplement No. 2(b) to Part 734): it names the destination, or the share is not above the pack's
 * figure; and the pack's days have passed since it was filed, read as from the day after them, or
 * BIS has cleared it. A report about which BIS has made contact, or that it has stopped, does not;
 * where it names the destination, nothing filed or cleared before that may be relied on either.
 * `highShare`: null where nothing bounds it.
 */
export function relianceOn(
  pack: RulePack,
  reports: readonly FiledReport[],
  at: { destination: string; day: string; highShare: Ratio | null },
): Reliance {
  const { destination, day, highShare } = at
  const { days, destinationAbove } = pack.levels.technologyReport
  const isSmall = highShare !== null && compare(highShare, parseRatio(destinationAbove)) <= 0
  const covering = reports.filter(
    ({ destinations }) => isSmall || destinations.includes(destination),
  )
  const barring = reports.filter(
    ({ state, destinations }) =>
      (state === 'contacted' || state === 'stopped') && destinations.includes(destination),
  )
  const barredOn =
    barring
      .map(({ filed, stateOn }) => stateOn ?? filed)
      .sort()
      .at(-1) ?? ''
  const reliable = covering.filter(
    ({ filed, state, stateOn }) => (state === 'cleared' ? (stateOn ?? filed) : filed) >= barredOn,
  )
  const told = (id: string, words: Record<string, string> = {}) =>
    groundOf(pack, id, { destination, ...words })
  const from = reliable.flatMap((report) => firstDay(report, days) ?? []).sort()[0]
  if (from !== undefined && from <= day)
    return { mayRely: true, reason: told('report-covers', { from }) }
  if (from !== undefined) return { mayRely: false, reason: told('report-too-recent', { from }) }
  const state = [...barring, ...covering].find((report) => report.state)?.state
  if (state === 'contacted') return { mayRely: false, reason: told('report-contacted') }
  if (state === 'stopped') return { mayRely: false, reason: told('report-stopped') }
  return {
    mayRely: false,
    reason: told(reports.length > 0 ? 'report-elsewhere' : 'report-missing'),
  }
}

/**
 * The first day on which a report may be relied on by itself: the day after the pack's days from its
 * filing, or the day on which BIS cleared it; null while BIS stands in the way.
 */
export function firstDayOfReliance(pack: RulePack, report: FiledReport): string | null {
  return firstDay(report, pack.levels.technologyReport.days)
}

function firstDay({ filed, state, stateOn }: FiledReport, days: number): string | null {
  switch (state ?? 'filed') {
    case 'filed':
      return dayAfter(filed, days + 1)
    case 'cleared':
      return stateOn ?? dayAfter(filed, days + 1)
    default:
      return null
  }
}
