import { expect, test } from 'vitest'
import { newPrice, newRate } from '../../renderer/features/prices/new-price.ts'
import {
  priceChange,
  priceKey,
  rateChange,
  rateKey,
} from '../../renderer/features/prices/price-changes.ts'
import { countPrices, visiblePrices } from '../../renderer/features/prices/price-list.ts'
import {
  affiliateReason,
  standingOfRates,
  stateOfPrice,
  unreachedCurrencies,
} from '../../renderer/features/prices/standing.ts'
import { withPricesOf } from '../../renderer/stores/price-rows.ts'
import { readDay } from '../../renderer/ui/read-day.ts'
import { typedDestination } from '../../renderer/ui/typed-destinations.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { read } from '../../shared/tabular/cell.ts'
import type { DatedPrice } from '../../shared/workspace/views.ts'

const day = '2026-11-24'
const as = { numberFormat: '1,234.56', currency: 'USD' } as const
const never = () => false

function price(item: string, about: Partial<DatedPrice> = {}): DatedPrice {
  return {
    item,
    itemType: 'part',
    name: item,
    destination: '',
    entity: '',
    validFrom: '',
    amount: '10',
    currency: 'USD',
    basis: 'arms-length',
    isInForce: true,
    ...about,
  }
}

test('a price is in force, superseded, or holds only later', () => {
  expect(stateOfPrice(price('A'), day)).toBe('in force')
  expect(stateOfPrice(price('A', { isInForce: false }), day)).toBe('superseded')
  expect(stateOfPrice(price('A', { isInForce: false, validFrom: '2026-11-25' }), day)).toBe('later')
})

test("a price at arm's length between companies of the group is told, with the reason", () => {
  const affiliates = {
    companies: new Set(['DE1', 'US1']),
    sourceOf: new Map([
      ['A', 'US1'],
      ['B', 'Acme'],
      ['S', 'DE1'],
    ]),
    day,
  }
  const reason = (row: DatedPrice) => affiliateReason(row, affiliates)
  expect(reason(price('A'))).toBe('supplied by US1, a company of the group')
  expect(reason(price('A', { basis: null }))).toContain('US1')
  expect(reason(price('S', { itemType: 'product' }))).toBe('made by DE1, a company of the group')
  expect(reason(price('B', { entity: 'DE1' }))).toBe('charged to DE1, a company of the group')
  expect(reason(price('A', { basis: 'comparable' }))).toBeNull()
  expect(reason(price('A', { isInForce: false }))).toBeNull()
  expect(reason(price('B'))).toBeNull()
  expect(reason(price('C'))).toBeNull()
})

test('of the rates of a pair, in either direction, the newest that is not later is in force', () => {
  const rates = [
    { from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-11-02' },
    { from: 'USD', to: 'EUR', rate: '0.9', asOf: '2026-11-20' },
    { from: 'EUR', to: 'USD', rate: '1.2', asOf: '2026-12-01' },
    { from: 'USD', to: 'CNY', rate: '7', asOf: '2026-06-30' },
  ]
  const standings = standingOfRates(rates, day)
  expect(rates.map((rate) => standings.get(rate)?.state)).toEqual([
    'superseded',
    'in force',
    'later',
    'in force',
  ])
  expect(rates.map((rate) => standings.get(rate)?.days)).toEqual([22, 4, -7, 147])
})

test('a currency without a rate to the reporting currency is told with how many items it makes unknown', () => {
  const rates = [
    { from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-11-02' },
    { from: 'EUR', to: 'MXN', rate: '20', asOf: '2026-11-02' },
    { from: 'ILS', to: 'USD', rate: '0.3', asOf: '2026-12-01' },
  ]
  const prices = [
    price('A', { currency: 'MXN' }),
    price('B', { currency: 'ILS' }),
    price('B', { currency: 'ILS', destination: 'CN' }),
    price('C', { currency: 'CHF', isInForce: false }),
    price('D', { currency: 'JPY' }),
    price('E', { currency: 'ILS' }),
  ]
  expect(unreachedCurrencies(prices, rates, 'USD', day)).toEqual([
    { currency: 'ILS', items: 2 },
    { currency: 'JPY', items: 1 },
  ])
  expect(unreachedCurrencies([price('A')], [], 'USD', day)).toEqual([])
})

test('a day is read as it stands in the calendar, and in one form only', () => {
  expect(readDay(' 2026-9-1 ')).toMatchObject({ ok: true, value: '2026-09-01' })
  for (const text of ['2026-02-30', '2026-13-01', '01.09.2026', '9/1/2026', ''])
    expect(readDay(text).ok, text).toBe(false)
})

test('a cell of a price sets it in its place; another day moves it', () => {
  const row = price('A', { validFrom: '2026-01-01', destination: 'CN', entity: 'DE1' })
  const at = { kind: 'setPrice', item: 'A', destination: 'CN', entity: 'DE1' }
  const old = { amount: '10', currency: 'USD', basis: 'arms-length' }
  expect(priceChange(row, 'amount', '12.5 eur', as, never)).toMatchObject({
    value: [{ ...at, validFrom: '2026-01-01', price: { ...old, amount: '12.5', currency: 'EUR' } }],
  })
  expect(priceChange(row, 'basis', '?', as, never)).toMatchObject({
    value: [{ ...at, price: { ...old, basis: null } }],
  })
  expect(priceChange(row, 'validFrom', '2026-03-01', as, never)).toMatchObject({
    value: [
      { ...at, validFrom: '2026-01-01', price: null },
      { ...at, validFrom: '2026-03-01', price: old },
    ],
  })
  expect(priceChange(row, 'validFrom', '2026-01-01', as, never)).toMatchObject({ value: [] })
  expect(priceChange(row, 'validFrom', '', as, never)).toMatchObject({
    value: [{ price: null }, { validFrom: '', price: old }],
  })
})

test('a price is neither overwritten by another day nor emptied in its cell', () => {
  const taken = new Set([priceKey(price('A', { validFrom: '2026-03-01' }))])
  const isTaken = (key: string) => taken.has(key)
  expect(priceChange(price('A'), 'validFrom', '2026-03-01', as, isTaken)).toMatchObject({
    ok: false,
    message: expect.stringContaining('already'),
  })
  for (const text of ['', '?'])
    expect(priceChange(price('A'), 'amount', text, as, isTaken)).toMatchObject({
      ok: false,
      message: expect.stringContaining('removes the price'),
    })
  expect(priceChange(price('A'), 'destination', 'CN', as, isTaken).ok).toBe(false)
})

test('a cell of a rate sets it, and another day moves it unless there is one', () => {
  const row = { from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-09-01' }
  expect(rateChange(row, 'rate', '1.25', as, never)).toMatchObject({
    value: [{ kind: 'setRate', rate: { ...row, rate: '1.25' } }],
  })
  for (const text of ['0', '-1', '12 %', '1.1 USD', 'x'])
    expect(rateChange(row, 'rate', text, as, never).ok, text).toBe(false)
  expect(rateChange(row, 'asOf', '2026-10-01', as, never)).toMatchObject({
    value: [
      { kind: 'removeRate', from: 'EUR', to: 'USD', asOf: '2026-09-01' },
      { kind: 'setRate', rate: { ...row, asOf: '2026-10-01' } },
    ],
  })
  const isTaken = (key: string) => key === rateKey({ ...row, asOf: '2026-10-01' })
  expect(rateChange(row, 'asOf', '2026-10-01', as, isTaken).ok).toBe(false)
})

test('a new price says which field is wrong, or becomes a command', () => {
  const values = { item: 'A', amount: '5 EUR', basis: 'cost', validFrom: '2026-12-01' }
  const against = {
    isTaken: never as (key: string) => boolean,
    readDestination: (text: string) =>
      text === '' ? read('') : typedDestination(text, currentPack()),
    companies: [{ value: 'MT-DE' }],
  }
  expect(newPrice(values, as, against)).toEqual({
    command: {
      kind: 'setPrice',
      item: 'A',
      validFrom: '2026-12-01',
      price: { amount: '5', currency: 'EUR', basis: 'cost-built' },
    },
  })
  const field = (given: Record<string, string>, isTaken = against.isTaken) => {
    const made = newPrice(given, as, { ...against, isTaken })
    return 'problem' in made ? made.problem.field : null
  }
  expect(field({ ...values, item: ' ' })).toBe('item')
  expect(field({ ...values, amount: '' })).toBe('amount')
  expect(field({ ...values, basis: 'guess' })).toBe('basis')
  expect(field({ ...values, validFrom: 'soon' })).toBe('validFrom')
  expect(field({ ...values, destination: 'Atlantis' })).toBe('destination')
  expect(field({ ...values, destination: 'germ' })).toBe('destination')
  expect(field({ ...values, entity: 'MT' })).toBe('entity')
  expect(field(values, () => true)).toBe('validFrom')
})

test('a new rate is between two currencies, above zero, and not there yet', () => {
  const values = { from: '€', to: 'usd', rate: '1.1', asOf: day }
  expect(newRate(values, as, never)).toEqual({
    command: { kind: 'setRate', rate: { from: 'EUR', to: 'USD', rate: '1.1', asOf: day } },
  })
  const field = (given: Record<string, string>) => {
    const made = newRate(given, as, never)
    return 'problem' in made ? made.problem.field : null
  }
  expect(field({ ...values, from: '' })).toBe('from')
  expect(field({ ...values, to: 'EUR' })).toBe('to')
  expect(field({ ...values, rate: '0' })).toBe('rate')
  expect(field({ ...values, asOf: '' })).toBe('asOf')
  expect(newRate(values, as, () => true)).toMatchObject({ problem: { field: 'asOf' } })
})

test('the counts beside the price filters are what the filters let through', () => {
  const prices = [
    price('A'),
    price('A', { isInForce: false }),
    price('B', { isInForce: false, validFrom: '2027-01-01', basis: null }),
    price('C', { destination: 'CN', basis: null }),
  ]
  const view = { day, reason: ({ item }: DatedPrice) => (item === 'A' ? 'why' : null) }
  const counts = countPrices(prices, view)
  expect(counts).toEqual({ inForce: 2, later: 1, special: 1, noBasis: 1, affiliate: 2 })
  for (const id of Object.keys(counts) as (keyof typeof counts)[])
    expect(visiblePrices(prices, '', [id], view)).toHaveLength(counts[id])
  expect(visiblePrices(prices, 'b 2027', [], view).map(({ item }) => item)).toEqual(['B'])
  expect(visiblePrices(prices, '', ['inForce', 'affiliate'], view)).toEqual([prices[0]])
})

test('prices that were read again take their place among the others, which stay the same objects', () => {
  const before = [price('A'), price('B'), price('B', { validFrom: '2026-01-01' }), price('D')]
  const fresh = [price('B'), price('C', { amount: '2' })]
  const after = withPricesOf(before, ['B', 'C'], fresh)
  expect(after.map(({ item }) => item)).toEqual(['A', 'B', 'C', 'D'])
  expect(after[0]).toBe(before[0])
  expect(after[1]).toBe(before[1])
  expect(after[3]).toBe(before[3])
  expect(withPricesOf(before, ['B'], []).map(({ item }) => item)).toEqual(['A', 'D'])
})
