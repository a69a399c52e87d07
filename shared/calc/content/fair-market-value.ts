import type { Money } from '../../model/schema.ts'
import { type PlainDecimal, plainDecimal } from '../../money/decimal.ts'
import { multiply, parseRatio, type Ratio } from '../../money/ratio.ts'

/** A price in the reporting currency, or what is missing for it. */
export interface Value {
  amount: Ratio | null
  basis: string | null
  missing: string[]
}

/** Amounts in the reporting currency, on the day of the determination. */
export interface Reporting {
  currency: string
  /** What one unit of a currency is worth in the reporting currency; null: no rate reaches. */
  rateOf(currency: string): Ratio | null
}

/** A fair market value in the reporting currency; a price that is not above zero is no value. */
export function fairMarketValue(
  price: Money | null | undefined,
  { currency, rateOf }: Reporting,
): Value {
  if (!price) return { amount: null, basis: null, missing: ['price'] }
  const basis = typeof price.basis === 'string' ? price.basis : null
  const amount = parseRatio(price.amount)
  if (amount.n <= 0n) return { amount: null, basis, missing: ['price above zero'] }
  const rate = rateOf(price.currency)
  if (!rate) return { amount: null, basis, missing: [`rate ${price.currency} to ${currency}`] }
  return { amount: multiply(amount, rate), basis, missing: [] }
}

/** No value is known. */
export const UNPRICED = 'unpriced'

/**
 * The amount of `fairMarketValue` in plain numbers; null: it is not exact so, or there is no such
 * rate, and `fairMarketValue` has to be asked.
 */
export function plainMarketValue(
  price: Money | null | undefined,
  plainRateOf: (currency: string) => PlainDecimal | null,
): PlainDecimal | typeof UNPRICED | null {
  if (!price) return UNPRICED
  const amount = plainDecimal(price.amount)
  if (!amount) return null
  if (amount.units === 0) return UNPRICED
  const rate = plainRateOf(price.currency)
  if (!rate) return null
  const units = amount.units * rate.units
  return Number.isSafeInteger(units) ? { units, scale: amount.scale + rate.scale } : null
}
