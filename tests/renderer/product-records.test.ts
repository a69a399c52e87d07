import { expect, test } from 'vitest'
import { withSource } from '../../renderer/features/item/fact-source.ts'
import { typedDay } from '../../renderer/features/item/typed-day.ts'
import {
  typedCopies,
  typedForecast,
  typedOrders,
} from '../../renderer/features/item/typed-sales.ts'
import { typedDestinations } from '../../renderer/ui/typed-destinations.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { ReadCell } from '../../shared/tabular/cell.ts'

const pack = currentPack()
const as = { numberFormat: '1,234.56', currency: 'USD' } as const
const eur = { orders: '1000', currency: 'EUR' }

/** What was read, or the sentence that says why nothing was. */
function said<T>(cell: ReadCell<T>): T | string {
  return cell.ok ? cell.value : cell.message
}

test('destinations are typed by code or name, in one text, each once', () => {
  const codes = (text: string) => said(typedDestinations(text, pack))
  expect(codes('cn, MO ,CN')).toEqual(['CN', 'MO'])
  expect(codes('China; Korea, South; ua-crimea')).toEqual(['CN', 'KR', 'UA-CRIMEA'])
  expect(codes('Korea, South')).toEqual(['KR'])
  expect(codes('GF')).toEqual(['GF'])
})

test('what is no destination is said, and none is not read as all', () => {
  const codes = (text: string) => said(typedDestinations(text, pack))
  expect(codes(' , ')).toBe('Name a destination, such as CN.')
  expect(codes('CN, Atlantis')).toBe('"Atlantis" is no destination, such as CN or China.')
  expect(codes('Atlantis, CN, Lemuria')).toMatch(/"Atlantis" is .* "Lemuria" is no destination/)
  for (const text of ['US', 'PR', 'XX']) expect(typeof codes(text), text).toBe('string')
})

test('orders bring their currency, and a forecast is in the same', () => {
  expect(said(typedOrders('12,000.50 EUR', null, as))).toEqual({
    orders: '12000.50',
    currency: 'EUR',
  })
  expect(said(typedOrders('900', eur, as))).toEqual({ orders: '900', currency: 'EUR' })
  expect(said(typedForecast('250', eur, as))).toEqual({ ...eur, forecast: '250' })
  expect(said(typedForecast('', { ...eur, forecast: '250' }, as))).toEqual({
    ...eur,
    forecast: null,
  })
  expect(said(typedForecast('250 USD', eur, as))).toContain('orders are in EUR')
  expect(said(typedOrders('250 USD', { ...eur, forecast: '1' }, as))).toContain(
    'forecast is in EUR',
  )
  expect(said(typedOrders('-1', null, as))).toContain('not negative')
})

test('sales go when their orders are emptied, and not while anything else of them is there', () => {
  expect(said(typedOrders('', eur, as))).toBeNull()
  for (const other of [{ forecast: '0' }, { units: '3' }, { asOf: '2026-09-01' }])
    expect(said(typedOrders('', { ...eur, ...other }, as))).toContain('other fields')
})

test('copies are a number that is not negative, or not known', () => {
  expect(said(typedCopies('1,200.0', eur, as))).toEqual({ ...eur, units: '1200.0' })
  expect(said(typedCopies('', { ...eur, units: '5' }, as))).toEqual({ ...eur, units: null })
  expect(said(typedCopies('-5', eur, as))).toContain('not negative')
})

test('a day is one of the calendar', () => {
  expect(said(typedDay(' 2028-02-29 '))).toBe('2028-02-29')
  expect(said(typedDay(''))).toBeNull()
  for (const text of ['2026-02-29', '2026-02-30', '1.2.2026'])
    expect(said(typedDay(text))).toContain('is not a day')
})

test('the source of one fact is changed member by member, and leaves nothing empty behind', () => {
  const others = { memory: { who: 'B' } }
  expect(withSource(null, 'noUsContent', { who: 'A' })).toEqual({ noUsContent: { who: 'A' } })
  expect(
    withSource({ ...others, noUsContent: { who: 'A' } }, 'noUsContent', { on: '2026-09-01' }),
  ).toEqual({ ...others, noUsContent: { who: 'A', on: '2026-09-01' } })
  const alone = { noUsContent: { who: 'A' } }
  expect(withSource({ ...others, ...alone }, 'noUsContent', { who: null })).toEqual(others)
  expect(withSource(alone, 'noUsContent', { who: null })).toBeNull()
  expect(withSource(alone, 'noUsContent', null)).toBeNull()
})
