import { daysBetween } from '../model/calendar-day.ts'
import type { Product, TechnologyReport } from '../model/schema.ts'
import type { RulePack } from './pack.ts'
import { type FiledReport, firstDayOfReliance, relianceOn } from './technology-report.ts'

/** What the register asks of a product. */
export type ReportedProduct = Pick<Product, 'id' | 'name' | 'kind' | 'technologyReports'> & {
  /** When a report was filed that names no destination; null: none was. */
  filedForNone: string | null
  /** The destinations for which the paper was begun. */
  prepared: readonly string[]
}

/** How a one-time report stands; `none`: the product is technology, and there is no report of it. */
export type ReportState =
  | 'none'
  | 'prepared'
  | 'counting'
  | 'reliable'
  | 'cleared'
  | 'contacted'
  | 'stopped'

/** A one-time report in the register (Supplement No. 2(b) to Part 734). */
export interface RegisteredReport {
  product: string
  name: string
  state: ReportState
  /** null: it is not filed. */
  filed: string | null
  /** Those that it names; a report that names none covers a small share alone. */
  destinations: readonly string[]
  /** Of these, those for which what BIS said of another report stands in the way. */
  barred: readonly string[]
  /** The first day on which it may be relied on by itself; null: it is not filed, or BIS stands in the way. */
  from: string | null
  /** Days until then; null: none are counted. */
  daysLeft: number | null
  note: string | null
}

/** The one-time reports of products as they stand on a day, those that wait first, and what has none. */
export function reportRegister(
  pack: RulePack,
  products: readonly ReportedProduct[],
  day: string,
): RegisteredReport[] {
  return products
    .flatMap((product) => reportsOf(pack, product, day))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

const ORDER: readonly ReportState[] = [
  'contacted',
  'stopped',
  'counting',
  'prepared',
  'none',
  'reliable',
  'cleared',
]

function reportsOf(pack: RulePack, product: ReportedProduct, day: string): RegisteredReport[] {
  const { id, name, kind, filedForNone, prepared } = product
  const filed = product.technologyReports ?? []
  const head = { product: id, name: name ?? '' }
  const notFiled = { ...head, filed: null, barred: [], from: null, daysLeft: null, note: null }
  const open = prepared.filter((code) => !filed.some((one) => one.destinations.includes(code)))
  const forNone: TechnologyReport[] =
    filedForNone && !filed.some((one) => one.filed === filedForNone)
      ? [{ filed: filedForNone, destinations: [] as unknown as TechnologyReport['destinations'] }]
      : []
  const reports = [...filed, ...forNone].map((report) => ({
    ...head,
    ...standing(pack, report, filed, day),
  }))
  if (reports.length === 0 && open.length === 0)
    return kind === 'technology' ? [{ ...notFiled, state: 'none', destinations: [] }] : []
  return [
    ...reports,
    ...open.map((code) => ({ ...notFiled, state: 'prepared' as const, destinations: [code] })),
  ]
}

function standing(
  pack: RulePack,
  report: TechnologyReport,
  all: readonly FiledReport[],
  day: string,
): Omit<RegisteredReport, 'product' | 'name'> {
  const { filed, destinations, note = null } = report
  const from = firstDayOfReliance(pack, report)
  const left = from === null ? null : daysBetween(day, from)
  const isReached = left !== null && left <= 0
  const barred = destinations.filter(
    (destination) =>
      isReached && !relianceOn(pack, all, { destination, day, highShare: null }).mayRely,
  )
  return {
    state: stateOf(report, isReached),
    filed,
    destinations,
    barred,
    from,
    daysLeft: left !== null && left > 0 ? left : null,
    note,
  }
}

function stateOf({ state }: TechnologyReport, isReached: boolean): ReportState {
  if (state === 'contacted' || state === 'stopped') return state
  if (!isReached) return 'counting'
  return state === 'cleared' ? 'cleared' : 'reliable'
}

/** How a report stands, in words. */
export function reportStateText({ state, from, daysLeft }: RegisteredReport): string {
  switch (state) {
    case 'none':
      return 'no report'
    case 'prepared':
      return 'prepared, not filed'
    case 'counting':
      return `filed, counting: ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left, to be relied on from ${from}`
    case 'reliable':
      return `to be relied on since ${from}`
    case 'cleared':
      return `cleared by BIS, to be relied on since ${from}`
    case 'contacted':
      return 'BIS made contact: not to be relied on until cleared'
    case 'stopped':
      return 'stopped by BIS: not to be relied on any more'
  }
}

/** For where a report is, in words. */
export function reportScopeText({ state, destinations, barred }: RegisteredReport): string {
  if (state === 'none') return ''
  if (destinations.length === 0) return 'names no destination: a small share alone'
  const all = destinations.join(', ')
  if (barred.length === 0) return all
  return `${all}; not for ${barred.join(', ')}, where BIS stands in the way of another report`
}
