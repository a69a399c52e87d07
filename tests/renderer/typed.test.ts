import { expect, test } from 'vitest'
import { bomKey } from '../../renderer/features/product/keys.ts'
import { typedPrice, typedQuantity } from '../../renderer/ui/typed.ts'

const english = { numberFormat: '1,234.56', currency: 'USD' } as const
const german = { numberFormat: '1.234,56', currency: 'EUR' } as const

test.each(['0', '2', '0.25', '1000000', '1,5'])('%s is a quantity', (text) => {
  expect(typedQuantity(text, english)).toMatchObject({ ok: true })
})

test.each([
  ['', 'Type a quantity'],
  ['-1', 'not negative'],
  ['-0.001', 'not negative'],
  ['two', 'not a number'],
  ['1.2.3', 'not a number'],
  ['2 pcs', 'is not a number'],
  ['NaN', 'not a number'],
  ['12 %', 'no quantity'],
])('"%s" is refused, and the message says why', (text, why) => {
  expect(typedQuantity(text, english)).toMatchObject({
    ok: false,
    message: expect.stringContaining(why),
  })
})

test('what can be read in two ways is read as the user writes numbers', () => {
  for (const text of ['1,234', '1.234']) {
    expect(typedQuantity(text, english)).toMatchObject({
      ok: false,
      readings: expect.arrayContaining(['1234', '1.2340']),
    })
    expect(typedQuantity(text, german)).toMatchObject({
      readings: expect.arrayContaining(['1234', '1,2340']),
    })
  }
})

test('a price takes its currency from what is typed, then from the price before, then from the workspace', () => {
  const before = { amount: '1', currency: 'CHF', basis: 'comparable' as const }
  expect(typedPrice('€ 3.10', before, english)).toMatchObject({ value: { currency: 'EUR' } })
  expect(typedPrice('3.10', before, english)).toMatchObject({
    value: { amount: '3.10', currency: 'CHF', basis: 'comparable' },
  })
  expect(typedPrice('3.10', null, english)).toMatchObject({ value: { currency: 'USD' } })
  expect(typedPrice('?', before, english)).toMatchObject({ value: null })
})

const key = (name: string, held: string[] = []) =>
  bomKey({
    key: name,
    ctrlKey: held.includes('ctrl'),
    metaKey: false,
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    code: '',
    altGraph: false,
  })

test('keys with Alt change the structure, and plain ones open and close', () => {
  expect(key('ArrowRight')).toBe('expand')
  expect(key('ArrowRight', ['alt'])).toBe('indent')
  expect(key('ArrowRight', ['alt', 'shift'])).toBe('open-all')
  expect(key('B', ['ctrl', 'shift'])).toBe('bulk')
  expect(key('F', ['ctrl'])).toBe('find')
  expect(key('d', ['ctrl'])).toBeNull()
  expect(key('x')).toBeNull()
})

test('a price without a currency is asked about where prices are in several', () => {
  const many = { ...english, currencies: ['EUR', 'USD'] }
  expect(typedPrice('5', null, many)).toMatchObject({ ok: false, readings: ['5 USD', '5 EUR'] })
  expect(typedPrice('5 JPY', null, many)).toMatchObject({ value: { currency: 'JPY' } })
  const before = { amount: '4', currency: 'EUR' }
  expect(typedPrice('5', before, many)).toMatchObject({ value: { amount: '5', currency: 'EUR' } })
  const one = { ...english, currencies: ['USD'] }
  expect(typedPrice('5', null, one)).toMatchObject({ value: { amount: '5', currency: 'USD' } })
})
