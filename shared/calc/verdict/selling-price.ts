import { add, format, parseRatio } from '../../money/ratio.ts'
import type { Destination } from '../../rules/destination.ts'
import type { RulePack } from '../../rules/pack.ts'
import { fairMarketValue, type Reporting, type Value } from '../content/fair-market-value.ts'
import type { ProductItem } from '../content/item.ts'

/** Where a selling price was taken from: what software sells for in all, a country, or the product. */
export type PriceSource = { sales: true } | { country: string } | { general: true }

/**
 * Where the selling price at a destination stands (Supp. 2(a)(3)): the sales of software in all, its
 * own price, that for the country that answers for it, else the general one. A region that the rules
 * treat apart takes no price of its country.
 */
export function priceSource(
  pack: RulePack,
  { product }: Pick<ProductItem, 'product'>,
  { code, codes }: Destination,
): PriceSource {
  if (product.kind === 'software' && product.sales) return { sales: true }
  const asked = pack.countryByCode.get(code)?.ownPrice ? [code] : codes
  const country = asked.find((candidate) => product.prices?.[candidate] !== undefined)
  return country === undefined ? { general: true } : { country }
}

/** The fair market selling price from where it stands, in the reporting currency. */
export function sellingPrice(
  { product }: ProductItem,
  source: PriceSource,
  reporting: Reporting,
): Value {
  if ('sales' in source && product.sales) return allSales(product.sales, reporting)
  const local = 'country' in source ? product.prices?.[source.country] : undefined
  return fairMarketValue(local ?? product.price, reporting)
}

/** Orders in hand and the forecast, in money (Supp. 2(a)(3)(ii)). */
function allSales(
  { orders, forecast, currency }: NonNullable<ProductItem['product']['sales']>,
  reporting: Reporting,
): Value {
  const amount = format(add(parseRatio(orders), parseRatio(forecast ?? '0')))
  return fairMarketValue({ amount, currency }, reporting)
}
