import type { Price } from '../model/schema.ts'
import { compare, divide, format, multiply, parseRatio, round } from '../money/ratio.ts'
import { type ReadCell, read, unreadable } from './cell.ts'
import { currencyOf, isOpenSign } from './currency.ts'
import { readQuantity } from './facts.ts'
import type { Field } from './fields.ts'
import { type DecimalMark, type ReadNumber, readNumber } from './number.ts'
import type { RowCells } from './row-cells.ts'

/** Said of a price of which neither cell, column, heading nor table names the currency. */
export const NO_CURRENCY = 'has no currency: give a column, or a currency for the whole table'

/** Said of a price that is left out since nobody knows its currency. */
const LEFT_OUT = 'is left out, as its currency is not known'

const PRICE_FIELDS = ['unitPrice', 'extendedPrice', 'priceUnit', 'currency'] as const

/**
 * The price of one unit: as it stands; divided by the number of units that it is for; or, where there
 * is only an extended price, divided by the quantity. Divided only where that is exact.
 */
export function readPrice(cells: RowCells, quantity: string | undefined): Price | undefined {
  const { context, take, fail, failed, warn } = cells
  const named = take('currency', (text) => currencyOf(text, context.currency))
  if (named && context.headingCurrency && named !== context.headingCurrency) {
    fail('currency', `is ${named}, and the heading of the price says ${context.headingCurrency}`)
    return undefined
  }
  const shown = context.formatCurrency('unitPrice') ?? context.formatCurrency('extendedPrice')
  const settled = named ?? shown ?? context.headingCurrency ?? context.currency
  const money = (field: Field) =>
    take(field, (text): ReadCell<ReadNumber | null> => {
      const amount = readAmount(text, context.mark(field), settled)
      const isOpen = !amount.ok && isOpenSign(amount.message)
      return isOpen && context.leavesOutPrices ? read(null, LEFT_OUT) : amount
    })
  const unit = money('unitPrice')
  const extended = money('extendedPrice')
  const per = take('priceUnit', (text) => readQuantity(text, context.mark('priceUnit')))
  const basis = take('basis', readBasis)
  if (per && /[.]|^0/.test(per.amount))
    fail('priceUnit', `"${cells.text('priceUnit')}" is no number of units that a price is for`)
  if (failed(...PRICE_FIELDS)) return undefined
  if (!unit && !extended) {
    if (basis) warn('basis', 'there is no price that it could be the basis of')
    return undefined
  }
  const field = unit ? 'unitPrice' : 'extendedPrice'
  const amount = unit
    ? quotient(unit.amount, per?.amount ?? context.pricePer ?? '1')
    : quotient(extended?.amount ?? '', quantity)
  const currency = unit?.currency ?? extended?.currency ?? settled
  if (amount === null) {
    const by = unit ? (per?.amount ?? context.pricePer) : quantity
    const hint = unit ? '' : ': give a unit price'
    if (by)
      fail(field, `${(unit ?? extended)?.amount} divided by ${by} has no exact decimal${hint}`)
    return undefined
  }
  if (!currency) {
    if (context.leavesOutPrices) warn(field, LEFT_OUT)
    else fail(field, NO_CURRENCY)
    return undefined
  }
  if (named && named !== currency) {
    fail(field, `is in ${currency}, and the currency is ${named}`)
    return undefined
  }
  if (unit && extended?.currency && extended.currency !== currency) {
    fail('extendedPrice', `is in ${extended.currency}, and the unit price is in ${currency}`)
    return undefined
  }
  if (amount.startsWith('-') || !/[1-9]/.test(amount)) {
    warn(field, 'a price of zero or less counts as unknown')
  }
  if (unit && extended && quantity) checkExtended(cells, amount, quantity, extended.amount)
  const chosen = basis ?? context.basis
  return chosen ? { amount, currency, basis: chosen } : { amount, currency }
}

/** The exact quotient as a decimal; null where there is none. */
export function quotient(amount: string, by: string | undefined): string | null {
  if (by === '1') return amount
  if (by === undefined || !/[1-9]/.test(by)) return null
  const exact = format(divide(parseRatio(amount), parseRatio(by)))
  return exact.includes('/') ? null : exact
}

/** An extended price may be rounded to its last digit; anything else is said. */
function checkExtended(
  { warn }: RowCells,
  amount: string,
  quantity: string,
  extended: string,
): void {
  const digits = extended.split('.')[1]?.length ?? 0
  const { text } = round(multiply(parseRatio(amount), parseRatio(quantity)), digits)
  if (compare(parseRatio(text), parseRatio(extended)) === 0) return
  warn('extendedPrice', `${quantity} × ${amount} is ${text}`)
}

function readAmount(
  text: string,
  mark: DecimalMark | null,
  currency: string | null,
): ReadCell<ReadNumber> {
  const number = readNumber(text, { mark, currency })
  return number.ok && number.value.percent ? unreadable(`"${text}" is a percentage`) : number
}

export function readBasis(text: string): ReadCell<NonNullable<Price['basis']>> {
  const basis = BASES.get(text.toLowerCase().replace(/[^a-z]/g, ''))
  return basis ? read(basis) : unreadable(`"${text}" is not arms-length, comparable or cost-built`)
}

const BASES = new Map<string, NonNullable<Price['basis']>>([
  ['armslength', 'arms-length'],
  ['market', 'arms-length'],
  ['comparable', 'comparable'],
  ['costbuilt', 'cost-built'],
  ['cost', 'cost-built'],
])
