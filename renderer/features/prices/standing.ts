import { daysBetween } from '../../../shared/model/calendar-day.ts'
import { exchange } from '../../../shared/money/exchange.ts'
import type { DatedPrice, RateRow } from '../../../shared/workspace/views.ts'

/** Older than this many days a rate is looked at again. */
export const OLD_RATE_DAYS = 90

export type PriceState = 'in force' | 'superseded' | 'later'

/** Whether a price holds on a day, was replaced by a newer one, or holds only later. */
export function stateOfPrice({ validFrom, isInForce }: DatedPrice, day: string): PriceState {
  if (isInForce) return 'in force'
  return validFrom > day ? 'later' : 'superseded'
}

/** What the check of prices between affiliates looks at. */
export interface Affiliates {
  /** Ids of the group's companies. */
  companies: ReadonlySet<string>
  /** The supplier of each part, and the maker of each sub-assembly, by item. */
  sourceOf: ReadonlyMap<string, string>
  day: string
}

/**
 * Why a price given as one at arm's length is one between companies of the group, or null. Fair
 * market value is then what unaffiliated customers pay (734 Supp. 2(a)(2)). A price without a basis
 * counts as one at arm's length; one that no longer holds is not looked at.
 */
export function affiliateReason(price: DatedPrice, affiliates: Affiliates): string | null {
  const { item, entity, basis } = price
  const isArmsLength = (basis ?? 'arms-length') === 'arms-length'
  if (!isArmsLength || stateOfPrice(price, affiliates.day) === 'superseded') return null
  const { companies, sourceOf } = affiliates
  const source = sourceOf.get(item)
  const role = price.itemType === 'part' ? 'supplied' : 'made'
  if (entity !== '' && companies.has(entity)) return `charged to ${entity}, a company of the group`
  if (source !== undefined && companies.has(source))
    return `${role} by ${source}, a company of the group`
  return null
}

export interface RateStanding {
  state: PriceState
  /** How many days old it is; negative: it holds only later. */
  days: number
}

/** The rates with whether each one is used on a day: of a pair, in either direction, the newest is. */
export function standingOfRates(
  rates: readonly RateRow[],
  day: string,
): Map<RateRow, RateStanding> {
  const newest = new Map<string, RateRow>()
  for (const rate of rates) {
    if (rate.asOf > day) continue
    const known = newest.get(pairOf(rate))
    if (!known || rate.asOf > known.asOf) newest.set(pairOf(rate), rate)
  }
  return new Map(
    rates.map((rate) => {
      const isNewest = newest.get(pairOf(rate))?.asOf === rate.asOf
      const state = rate.asOf > day ? 'later' : isNewest ? 'in force' : 'superseded'
      return [rate, { state, days: daysBetween(rate.asOf, day) }]
    }),
  )
}

function pairOf({ from, to }: RateRow): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`
}

/** A currency that no rate turns into the reporting currency, and how many items it makes unknown. */
export interface Unreached {
  currency: string
  items: number
}

/** The currencies of prices in force that do not reach the reporting currency on a day. */
export function unreachedCurrencies(
  prices: readonly DatedPrice[],
  rates: readonly RateRow[],
  reporting: string,
  day: string,
): Unreached[] {
  const convert = exchange(rates, day)
  const items = new Map<string, Set<string>>()
  for (const { currency, item, isInForce } of prices) {
    if (!isInForce) continue
    const known = items.get(currency)
    if (known) known.add(item)
    else items.set(currency, new Set([item]))
  }
  return [...items]
    .filter(([currency]) => convert(currency, reporting) === null)
    .map(([currency, of]) => ({ currency, items: of.size }))
    .sort((a, b) => b.items - a.items)
}
