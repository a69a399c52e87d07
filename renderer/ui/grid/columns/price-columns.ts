import type { ColDef } from 'ag-grid-community'
import { closedOffer } from '../../choosing/offers.ts'
import { exactText } from '../../format.ts'
import { BASES } from './bases.ts'
import type { ItemCells } from './item-cells.ts'
import { suggestNothing, textColumn } from './text-column.ts'

export { BASES }

type PriceOf<Row> = (row: Row) => ItemCells['price']

/** The price of one, its currency, and how it was found. `currencies` are offered in their order. */
export function priceColumns<Row>(
  currencies: () => readonly string[],
  priceOf: PriceOf<Row>,
): [amount: ColDef<Row>, currency: ColDef<Row>, basis: ColDef<Row>] {
  return [amountColumn(priceOf), currencyColumn(currencies, priceOf), basisColumn(priceOf)]
}

/** An amount with every digit that was given, so that what is copied is what is there. */
export function amountColumn<Row>(priceOf: PriceOf<Row>): ColDef<Row> {
  const column = textColumn<Row>({
    id: 'amount',
    heading: 'Unit price',
    width: 96,
    text: (row) => priceOf(row)?.amount ?? null,
    suggest: suggestNothing,
    tooltip: (row) => {
      const price = priceOf(row)
      if (price === null) return 'Price not known'
      return isPositive(price.amount)
        ? `${exactText(price.amount)} ${price.currency}`
        : 'A price of zero or less counts as not known'
    },
  })
  return {
    ...column,
    type: 'rightAligned',
    valueFormatter: ({ value, data }) => (value === null ? (data ? '?' : '') : exactText(value)),
    comparator: (a, b) => Number(a ?? -1) - Number(b ?? -1),
  }
}

export function currencyColumn<Row>(
  currencies: () => readonly string[],
  priceOf: PriceOf<Row>,
): ColDef<Row> {
  return textColumn({
    id: 'currency',
    heading: 'Currency',
    width: 78,
    text: (row) => priceOf(row)?.currency ?? null,
    ...closedOffer(() => currencies().map((value) => ({ value }))),
    unknown: '',
  })
}

export function basisColumn<Row>(priceOf: PriceOf<Row>): ColDef<Row> {
  return textColumn({
    id: 'basis',
    heading: 'Basis',
    width: 98,
    text: (row) => priceOf(row)?.basis ?? null,
    ...closedOffer(() => BASES),
    tooltip: (row) => {
      const price = priceOf(row)
      if (price === null) return null
      const known = BASES.find(({ value }) => value === price.basis)
      return known
        ? `Fair market value from ${known.hint}`
        : 'How the price was found: not recorded'
    },
    unknown: '',
  })
}

function isPositive(amount: string): boolean {
  return !amount.startsWith('-') && /[1-9]/.test(amount)
}
