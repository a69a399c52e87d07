import type { DatedPrice } from '../../../shared/workspace/views.ts'
import { stateOfPrice } from './standing.ts'

interface PriceFilter {
  label: string
  hint: string
  test: (price: DatedPrice, view: PriceView) => boolean
}

export interface PriceView {
  day: string
  reason: (price: DatedPrice) => string | null
}

/** The quick filters, in their order. */
export const PRICE_FILTERS = {
  inForce: {
    label: 'In force',
    hint: 'The prices that hold today',
    test: ({ isInForce }) => isInForce,
  },
  later: {
    label: 'Later',
    hint: 'Prices that hold from a day to come',
    test: (price, { day }) => stateOfPrice(price, day) === 'later',
  },
  special: {
    label: 'By destination or company',
    hint: 'Prices that hold at one destination or for one company of the group',
    test: ({ destination, entity }) => destination !== '' || entity !== '',
  },
  noBasis: {
    label: 'No basis',
    hint: 'In force, but how the price was found is not recorded',
    test: ({ basis, isInForce }) => basis === null && isInForce,
  },
  affiliate: {
    label: 'Affiliate price',
    hint: "Given as arm's length, but between companies of the group",
    test: (price, { reason }) => reason(price) !== null,
  },
} as const satisfies Record<string, PriceFilter>

export type PriceFilterId = keyof typeof PRICE_FILTERS

export const PRICE_FILTER_IDS = Object.keys(PRICE_FILTERS) as PriceFilterId[]

export function countPrices(
  prices: readonly DatedPrice[],
  view: PriceView,
): Record<PriceFilterId, number> {
  const counts = Object.fromEntries(PRICE_FILTER_IDS.map((id) => [id, 0])) as Record<
    PriceFilterId,
    number
  >
  for (const price of prices)
    for (const id of PRICE_FILTER_IDS) if (PRICE_FILTERS[id].test(price, view)) counts[id]++
  return counts
}

/** The prices that every filter that is on lets through, and in which every word occurs. */
export function visiblePrices(
  prices: readonly DatedPrice[],
  text: string,
  filters: readonly PriceFilterId[],
  view: PriceView,
): readonly DatedPrice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && filters.length === 0) return prices
  return prices.filter((price) => {
    const { item, name, destination, entity, currency, validFrom } = price
    const all = [item, name, destination, entity, currency, validFrom].join(' ').toLowerCase()
    return (
      words.every((word) => all.includes(word)) &&
      filters.every((id) => PRICE_FILTERS[id].test(price, view))
    )
  })
}
