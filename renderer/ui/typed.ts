import type { Price } from '../../shared/model/schema.ts'
import { type ReadCell, read, saysUnknown, unreadable } from '../../shared/tabular/cell.ts'
import { type DecimalMark, type ReadNumber, readNumber } from '../../shared/tabular/number.ts'
import type { Preferences } from '../../shared/workspace/preferences.ts'

/** How this user writes numbers, and the currency of an amount that names none. */
export interface TypedAs {
  numberFormat: Preferences['numberFormat']
  currency: string
}

/** Free text; empty: none. */
export function typedText(text: string): ReadCell<string | null> {
  return read(text.trim() || null)
}

export function typedQuantity(text: string, as: TypedAs): ReadCell<string> {
  if (text.trim() === '') return unreadable('Type a quantity, such as 2 or 0.25.')
  const number = typedNumber(text, as)
  if (!number.ok) return unreadable(`"${text.trim()}" is not a number such as 2 or 0.25.`)
  const { amount, currency, percent } = number.value
  if (currency || percent) return unreadable(`"${text.trim()}" is no quantity.`)
  return amount.startsWith('-') ? unreadable('A quantity is not negative.') : read(amount)
}

/** A typed price ("12,50 EUR", "€ 3.10", "84"); its basis stays. Empty or "?": not known. */
export function typedPrice(
  text: string,
  before: Price | null | undefined,
  as: TypedAs,
): ReadCell<Price | null> {
  if (text.trim() === '' || saysUnknown(text)) return read(null)
  const usual = before?.currency ?? as.currency
  const number = typedNumber(text, { ...as, currency: usual })
  if (!number.ok) return unreadable(`${number.message}.`)
  const { amount, currency = usual, percent } = number.value
  if (percent) return unreadable(`"${text.trim()}" is a percentage, not a price.`)
  if (amount.startsWith('-')) return unreadable('A price is not negative.')
  return read({ ...before, amount, currency })
}

/** A number that could be read in two ways is read as this user writes numbers. */
export function typedNumber(
  text: string,
  { numberFormat, currency }: TypedAs,
): ReadCell<ReadNumber> {
  const mark: DecimalMark = numberFormat.endsWith(',56') ? ',' : '.'
  const asWritten = readNumber(text, { mark, currency })
  return asWritten.ok ? asWritten : readNumber(text, { currency })
}
