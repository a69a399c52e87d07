import type { Part } from '../../../../shared/model/schema.ts'
import { type ReadCell, read, saysUnknown, unreadable } from '../../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../../shared/tabular/clean.ts'
import { readCountry } from '../../../../shared/tabular/country.ts'
import { currencyOf } from '../../../../shared/tabular/currency.ts'
import { readEccn } from '../../../../shared/tabular/eccn.ts'
import { readKind } from '../../../../shared/tabular/facts.ts'
import { readBasis } from '../../../../shared/tabular/price.ts'
import { DEFAULT_PREFERENCES } from '../../../../shared/workspace/preferences.ts'
import { type TypedAs, typedNumber } from '../../typed.ts'
import { readShareOfPrice } from './read-share.ts'

/** What a part is set to by a cell. */
export type PartChange = Partial<Omit<Part, 'id'>>

/** What a cell is read against: the item as it is, and how this user writes numbers. */
export interface CellContext extends Partial<TypedAs> {
  price: Part['price']
  usContent?: Part['usContent']
  currency: string
}

type Reader = (text: string, context: CellContext) => ReadCell<PartChange>

/**
 * Reads the text of a cell that was typed, pasted or filled down as a change of the item. Blank and
 * "?" mean that it is not known. A text that cannot be read gives a sentence, never a guess.
 */
export function readItemCell(
  column: string,
  text: string,
  context: CellContext,
): ReadCell<PartChange> {
  const reader = READERS[column]
  if (!reader) return unreadable('this column cannot be changed here')
  const given = cleanCell(text).trim()
  const isUnknown = given === '' || (column !== 'name' && saysUnknown(given))
  return reader(isUnknown ? '' : given, context)
}

/** The columns of which `readItemCell` reads a text. */
export function isItemColumn(column: string): boolean {
  return Object.hasOwn(READERS, column)
}

const READERS: Record<string, Reader> = {
  name: (text) => read({ name: text || null }),
  kind: (text) => map(readKind(text), (kind) => ({ kind })),
  origin: (text) => known(text, readCountry, (origin) => ({ origin })),
  eccn: (text) => known(text, readEccn, (eccn) => ({ eccn })),
  supplier: (text) => read({ supplier: text || null }),
  amount: readPrice,
  currency: (text, { price }) => {
    if (!price) return unreadable('there is no price yet: enter the amount first')
    if (text === '') return unreadable('a price has a currency: clear the amount instead')
    return map(currencyOf(text), (currency) => ({ price: { ...price, currency } }))
  },
  basis: (text, { price }) => {
    if (!price) return unreadable('there is no price yet: enter the amount first')
    return known(text, readBasis, (basis) => ({ price: { ...price, basis } }))
  },
  usShare: (text, context) =>
    text === ''
      ? read({ usContent: null })
      : map(readShareOfPrice(text, typedAs(context)), (share) => ({
          usContent: { ...context.usContent, share },
        })),
  usEccn: (text, { usContent }) => {
    if (!usContent) return unreadable('there is no declared share yet: enter it first')
    return known(text, readEccn, (eccn) => ({ usContent: { ...usContent, eccn } }))
  },
}

/** An amount; a currency beside it is taken too, and otherwise stays as it was. */
function readPrice(text: string, context: CellContext): ReadCell<PartChange> {
  const { price } = context
  const as = typedAs(context)
  if (text === '') return read({ price: null })
  const currency = price?.currency ?? as.currency
  const number = typedNumber(text, { ...as, currency })
  if (!number.ok) return number
  if (number.value.percent) return unreadable(`"${text}" is a percentage`)
  const { amount } = number.value
  if (amount.startsWith('-')) return unreadable('a price is not negative')
  const unit = number.value.currency ?? currency
  return read({ price: { ...price, amount, currency: unit } }, ...number.remarks)
}

function typedAs({ numberFormat, currency }: CellContext): TypedAs {
  return { numberFormat: numberFormat ?? DEFAULT_PREFERENCES.numberFormat, currency }
}

function known<T>(
  text: string,
  reader: (text: string) => ReadCell<T>,
  change: (value: T | null) => PartChange,
): ReadCell<PartChange> {
  return text === '' ? read(change(null)) : map(reader(text), change)
}

function map<T, U>(cell: ReadCell<T>, change: (value: T) => U): ReadCell<U> {
  return cell.ok ? read(change(cell.value), ...cell.remarks) : cell
}
