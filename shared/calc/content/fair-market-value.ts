import type { Money } from '../../model/schema.ts'
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
