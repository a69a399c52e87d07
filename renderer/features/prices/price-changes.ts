import type { Price } from '../../../shared/model/schema.ts'
import { type ReadCell, read, saysUnknown, unreadable } from '../../../shared/tabular/cell.ts'
import { currencyOf } from '../../../shared/tabular/currency.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { DatedPrice, RateRow } from '../../../shared/workspace/views.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { readDay } from '../../ui/read-day.ts'
import { type TypedAs, typedNumber } from '../../ui/typed.ts'

type PriceKey = Pick<DatedPrice, 'item' | 'destination' | 'entity' | 'validFrom'>

/** A price is told by item, destination, company and day. */
export function priceKey({ item, destination, entity, validFrom }: PriceKey): string {
  return JSON.stringify([item, destination, entity, validFrom])
}

/** The command that sets a price, or with null takes it away. */
export function setPrice(at: PriceKey, price: Price | null): SingleCommand {
  const { item, destination, entity, validFrom } = at
  return {
    kind: 'setPrice',
    item,
    validFrom,
    price,
    ...(destination !== '' && { destination }),
    ...(entity !== '' && { entity }),
  }
}

/**
 * The commands that make a cell of a price say what was typed. Another day takes the price away
 * there and sets it here; `isTaken` says whether there is one already.
 */
export function priceChange(
  row: DatedPrice,
  column: string,
  text: string,
  as: TypedAs,
  isTaken: (key: string) => boolean,
): ReadCell<SingleCommand[]> {
  const price = priceOf(row)
  if (column === 'validFrom') {
    const day = firstDay(text)
    if (!day.ok) return day
    if (day.value === row.validFrom) return read([])
    const to = { ...row, validFrom: day.value }
    if (isTaken(priceKey(to))) return unreadable('there is a price from that day already')
    return read([setPrice(row, null), setPrice(to, price)])
  }
  if (column !== 'amount' && column !== 'currency' && column !== 'basis')
    return unreadable('this column cannot be changed: add a price and remove this one')
  if (column === 'amount' && (text.trim() === '' || saysUnknown(text)))
    return unreadable('a price has an amount: Ctrl+- removes the price')
  const cell = readItemCell(column, text, { price, ...as })
  if (!cell.ok) return cell
  return read([setPrice(row, (cell.value.price ?? null) as Price | null)], ...cell.remarks)
}

export function priceOf({ amount, currency, basis }: DatedPrice): Price {
  return {
    amount,
    currency,
    ...(basis !== null && { basis: basis as NonNullable<Price['basis']> }),
  }
}

/** The day from which a price holds; blank: from the first. */
export function firstDay(text: string): ReadCell<string> {
  const given = text.trim()
  return given === '' || given === FROM_FIRST ? read('') : readDay(given)
}

/** What stands where a price holds from the first day on. */
export const FROM_FIRST = 'always'

/** A rate is told by its currencies and its day. */
export function rateKey({ from, to, asOf }: Pick<RateRow, 'from' | 'to' | 'asOf'>): string {
  return `${from} ${to} ${asOf}`
}

/** The commands that make a cell of a rate say what was typed. */
export function rateChange(
  row: RateRow,
  column: string,
  text: string,
  as: TypedAs,
  isTaken: (key: string) => boolean,
): ReadCell<SingleCommand[]> {
  const { from, to, asOf } = row
  if (column === 'rate') {
    const rate = readRate(text, as)
    return rate.ok ? read([{ kind: 'setRate', rate: { ...row, rate: rate.value } }]) : rate
  }
  if (column !== 'asOf')
    return unreadable('this column cannot be changed: add a rate and remove this one')
  const day = readDay(text)
  if (!day.ok) return day
  if (day.value === asOf) return read([])
  const moved = { ...row, asOf: day.value }
  if (isTaken(rateKey(moved)))
    return unreadable(`there is a rate ${from} to ${to} of that day already`)
  return read([
    { kind: 'removeRate', from, to, asOf },
    { kind: 'setRate', rate: moved },
  ])
}

/** How much of the other currency one unit is worth: a number above zero. */
export function readRate(text: string, as: TypedAs): ReadCell<string> {
  const number = typedNumber(text, as)
  if (!number.ok) return number
  const { amount, currency, percent } = number.value
  if (currency || percent || amount.startsWith('-') || !/[1-9]/.test(amount))
    return unreadable(`"${text.trim()}" is no rate above zero`)
  return read(amount)
}

/** A currency by code or sign. */
export function readCurrency(text: string): ReadCell<string> {
  return text.trim() === '' ? unreadable('type a currency, such as EUR') : currencyOf(text)
}
