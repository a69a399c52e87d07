import type { Price } from '../../shared/model/schema.ts'
import {
  ambiguous,
  type ReadCell,
  read,
  saysUnknown,
  unreadable,
} from '../../shared/tabular/cell.ts'
import { cleanCell } from '../../shared/tabular/clean.ts'
import { type DecimalMark, type ReadNumber, readNumber } from '../../shared/tabular/number.ts'
import type { Preferences } from '../../shared/workspace/preferences.ts'
import { typeable } from './number-format.ts'

/** How this user writes numbers, and the currency of an amount that names none. */
export interface TypedAs {
  numberFormat: Preferences['numberFormat']
  currency: string
  /** The currencies that prices are in; an amount that names none of several is asked about. */
  currencies?: readonly string[] | undefined
}

/** Free text; empty: none. */
export function typedText(text: string): ReadCell<string | null> {
  return read(cleanCell(text).trim() || null)
}

export function typedQuantity(text: string, as: TypedAs): ReadCell<string> {
  const given = cleanCell(text).trim()
  if (given === '') return unreadable('Type a quantity, such as 2 or 0.25.')
  const number = typedNumber(given, as)
  if (!number.ok) {
    if (number.readings) return number
    return unreadable(`"${given}" is not a number such as 2 or 0.25.`)
  }
  const { amount, currency, percent } = number.value
  if (currency || percent) return unreadable(`"${given}" is no quantity.`)
  return amount.startsWith('-') ? unreadable('A quantity is not negative.') : read(amount)
}

/** A typed price ("12,50 EUR", "€ 3.10", "84"); its basis stays. Empty or "?": not known. */
export function typedPrice(
  text: string,
  before: Price | null | undefined,
  as: TypedAs,
): ReadCell<Price | null> {
  const given = cleanCell(text).trim()
  if (given === '' || saysUnknown(given)) return read(null)
  const usual = before?.currency ?? as.currency
  const open = before?.currency ? [] : currenciesOpen(as)
  const number = typedNumber(given, { ...as, currency: usual })
  if (!number.ok) return number.readings ? number : unreadable(`${number.message}.`)
  const { amount, currency = usual, percent } = number.value
  if (percent) return unreadable(`"${given}" is a percentage, not a price.`)
  if (amount.startsWith('-')) return unreadable('A price is not negative.')
  if (number.value.currency === undefined && open.length > 1) {
    const readings = open.slice(0, MOST_READINGS).map((code) => `${given} ${code}`)
    return ambiguous(`In which currency is "${given}"?`, readings)
  }
  return read({ ...before, amount, currency })
}

/** So many currencies are offered where an amount names none. */
const MOST_READINGS = 4

/** The currencies in which an amount may be that names none: that of the workspace, and those of its prices. */
export function currenciesOpen({ currency, currencies = [] }: TypedAs): string[] {
  return [...new Set([currency, ...currencies])]
}

/**
 * A typed number. One mark before three digits ("1.250") can set thousands apart or begin a fraction,
 * whatever is usual here: which of the two is meant is asked, with both written out.
 */
export function typedNumber(text: string, as: TypedAs): ReadCell<ReadNumber> {
  const given = cleanCell(text).trim()
  const [usual, other] = bothWays(given, as)
  if (!usual.ok || !other.ok) {
    if (usual.ok || other.ok) return usual.ok ? usual : other
    return readNumber(given, { currency: as.currency })
  }
  if (usual.value.amount === other.value.amount) return usual
  const sign = usual.value.percent ? ' %' : ''
  const readings = bothWays(given.replace('%', ''), as).flatMap((number) => {
    if (!number.ok) return []
    const { amount, currency } = number.value
    const written = typeable(as.numberFormat, withoutEndZeros(amount))
    return [[written, currency].filter(Boolean).join(' ') + sign]
  })
  return ambiguous(`"${given}" can be ${readings.join(' or ')}: which is it?`, readings)
}

/** A number with the decimal mark that is usual here, and with the other one. */
function bothWays(
  text: string,
  { numberFormat, currency }: TypedAs,
): [ReadCell<ReadNumber>, ReadCell<ReadNumber>] {
  const mark: DecimalMark = numberFormat.endsWith(',56') ? ',' : '.'
  const other: DecimalMark = mark === ',' ? '.' : ','
  return [readNumber(text, { mark, currency }), readNumber(text, { mark: other, currency })]
}

function withoutEndZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount
}
