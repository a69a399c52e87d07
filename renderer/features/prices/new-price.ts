import type { Price } from '../../../shared/model/schema.ts'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { AddField, AddProblem } from '../../ui/add-field.ts'
import { readCompany } from '../../ui/choosing/companies.ts'
import { closedOffer } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { BASES } from '../../ui/grid/columns/bases.ts'
import { readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { readDay } from '../../ui/read-day.ts'
import type { TypedAs } from '../../ui/typed.ts'
import { firstDay, priceKey, rateKey, readCurrency, readRate, setPrice } from './price-changes.ts'

type Values = Readonly<Record<string, string>>
type Made = { command: SingleCommand } | { problem: AddProblem }

export function priceFields(offers: {
  items: Offer
  destinations: Offer
  companies: Offer
}): AddField[] {
  return [
    {
      name: 'item',
      label: 'Item',
      placeholder: 'part or product',
      width: 190,
      offer: offers.items,
    },
    { name: 'amount', label: 'Price', placeholder: '12.50 EUR', width: 110 },
    {
      name: 'basis',
      label: 'Basis',
      placeholder: 'basis',
      width: 110,
      offer: closedOffer(() => BASES),
    },
    { name: 'validFrom', label: 'Valid from', placeholder: 'from 2026-09-01', width: 136 },
    {
      name: 'destination',
      label: 'Destination',
      placeholder: 'destination',
      width: 100,
      offer: offers.destinations,
    },
    {
      name: 'entity',
      label: 'Company',
      placeholder: 'company',
      width: 110,
      offer: offers.companies,
    },
  ]
}

export function rateFields(currencies: Offer, day: string): AddField[] {
  return [
    { name: 'from', label: 'From', placeholder: 'EUR', width: 90, offer: currencies },
    { name: 'to', label: 'To', placeholder: 'USD', width: 90, offer: currencies },
    { name: 'rate', label: 'Rate', placeholder: '1 EUR is 1.08 USD: 1.08', width: 190 },
    { name: 'asOf', label: 'As of', placeholder: '2026-09-01', width: 120, initial: day },
  ]
}

/** What a typed price is read against. */
export interface PriceContext {
  isTaken: (key: string) => boolean
  /** The code of a destination; '': all. */
  readDestination: (text: string) => ReadCell<string>
  companies: readonly Suggestion[]
}

/** A dated price as it was typed, or what is wrong. */
export function newPrice(
  values: Values,
  as: TypedAs,
  { isTaken, readDestination, companies }: PriceContext,
): Made {
  const text = (name: string) => cleanCell(values[name] ?? '').trim()
  const item = text('item')
  if (item === '') return wrong('item', 'Type a part or product')
  const amount = readItemCell('amount', text('amount'), { price: null, ...as })
  if (!amount.ok) return wrong('amount', amount.message, amount.readings)
  const price = amount.value.price as Price | null
  if (!price) return wrong('amount', 'Type a price, such as 12.50 EUR')
  const based = readItemCell('basis', text('basis'), { price, ...as })
  if (!based.ok) return wrong('basis', based.message)
  const day = firstDay(text('validFrom'))
  if (!day.ok) return wrong('validFrom', day.message)
  const destination = readDestination(text('destination'))
  if (!destination.ok) return wrong('destination', destination.message)
  const entity = readCompany(text('entity'), companies)
  if (!entity.ok) return wrong('entity', entity.message)
  const at = {
    item,
    destination: destination.value,
    entity: entity.value ?? '',
    validFrom: day.value,
  }
  if (isTaken(priceKey(at)))
    return wrong('validFrom', 'There is a price from that day already: change it in the table')
  return { command: setPrice(at, based.value.price as Price) }
}

/** An exchange rate as it was typed, or what is wrong. */
export function newRate(values: Values, as: TypedAs, isTaken: (key: string) => boolean): Made {
  const from = readCurrency(values.from ?? '')
  if (!from.ok) return wrong('from', from.message)
  const to = readCurrency(values.to ?? '')
  if (!to.ok) return wrong('to', to.message)
  if (from.value === to.value) return wrong('to', 'Type another currency')
  const rate = readRate(values.rate ?? '', as)
  if (!rate.ok) return wrong('rate', rate.message, rate.readings)
  const asOf = readDay(values.asOf ?? '')
  if (!asOf.ok) return wrong('asOf', asOf.message)
  const row = { from: from.value, to: to.value, rate: rate.value, asOf: asOf.value }
  if (isTaken(rateKey(row)))
    return wrong('asOf', 'There is a rate of that day already: change it in the table')
  return { command: { kind: 'setRate', rate: row } }
}

function wrong(field: string, text: string, readings?: readonly string[]): { problem: AddProblem } {
  return { problem: { field, text, readings } }
}
