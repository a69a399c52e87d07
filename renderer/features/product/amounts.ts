import { readRatio } from '../../../shared/money/display.ts'
import { divide, multiply, parseRatio, type Ratio } from '../../../shared/money/ratio.ts'
import type { BomRow } from '../../../shared/workspace/views.ts'

/** The worth of one unit of a currency in the reporting currency; null: no rate reaches. */
export type Rate = (currency: string) => Ratio | null

/**
 * The value of one unit in the reporting currency, exactly; null where the price is not known, is no
 * fair market value (zero or less), or has no rate.
 */
export function unitValue({ price }: Pick<BomRow, 'price'>, rate: Rate): Ratio | null {
  if (!price) return null
  const amount = parseRatio(price.amount)
  const factor = rate(price.currency)
  return amount.n <= 0n || !factor ? null : multiply(amount, factor)
}

/** Quantity times unit value, in one of the product that the line belongs to. */
export function lineValue(row: Pick<BomRow, 'price' | 'quantity'>, rate: Rate): Ratio | null {
  const value = unitValue(row, rate)
  return value && multiply(value, parseRatio(row.quantity))
}

/**
 * What a line makes of the price of the product at the top, along the quantities of the lines above
 * it; null where either is not known.
 */
export function pathShare(
  row: Pick<BomRow, 'price' | 'quantity'>,
  quantitiesAbove: readonly string[],
  price: string | null,
  rate: Rate,
): Ratio | null {
  const value = lineValue(row, rate)
  const whole = price === null ? null : readRatio(price)
  if (!value || !whole || whole.n <= 0n) return null
  const inAll = quantitiesAbove.reduce((sum, above) => multiply(sum, parseRatio(above)), value)
  return divide(inAll, whole)
}
