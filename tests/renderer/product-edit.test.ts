import { expect, test } from 'vitest'
import { bomCounts } from '../../renderer/features/frame/bom-counts.ts'
import { readProductCell } from '../../renderer/features/products/product-edit.ts'

const price = { amount: '100', currency: 'EUR', basis: 'comparable' }
const makers = [
  { value: 'MT-DE', hint: 'Meridian Telecom AG, DE' },
  {
    value: 'MT-IL',
    hint: 'Meridian Telecom Israel Ltd., IL',
    also: ['Meridian Telecom Israel Ltd.'],
  },
]
const as = { numberFormat: '1,234.56' as const, currency: 'USD' }

function cell(column: string, text: string, row: { price: typeof price | null } = { price }) {
  const read = readProductCell(column, text, row, { makers, as })
  return read.ok ? read.value : read.message
}

test('a maker is found by its id or its name, and the id is kept', () => {
  expect(cell('madeBy', 'mt-de')).toEqual({ madeBy: 'MT-DE' })
  expect(cell('madeBy', 'meridian telecom israel ltd.')).toEqual({ madeBy: 'MT-IL' })
  expect(cell('madeBy', '')).toEqual({ madeBy: null })
})

test('a maker that is none, or not the only one, is refused with words', () => {
  expect(cell('madeBy', 'Meridian')).toContain('no company')
  expect(cell('madeBy', 'Acme')).toContain('"Acme" is no company')
})

test('a country is read by name or code, an ECCN in any spelling', () => {
  expect(cell('exportedFrom', 'Germany')).toEqual({ exportedFrom: 'DE' })
  expect(cell('exportedFrom', '?')).toEqual({ exportedFrom: null })
  expect(cell('eccn', '5a002a')).toEqual({ eccn: '5A002.a' })
  expect(cell('eccn', 'router')).toContain('no ECCN')
})

test('a price keeps its currency and basis unless another currency is typed', () => {
  expect(cell('amount', '1,250.50')).toEqual({
    price: { amount: '1250.50', currency: 'EUR', basis: 'comparable' },
  })
  expect(cell('amount', '90 USD')).toEqual({
    price: { amount: '90', currency: 'USD', basis: 'comparable' },
  })
  expect(cell('amount', '12', { price: null })).toEqual({
    price: { amount: '12', currency: 'USD' },
  })
  expect(cell('amount', '')).toEqual({ price: null })
})

test('lines are counted by origin: of the United States, and unknown', () => {
  const rows = ['US', null, 'DE', 'PR', null].map((origin) => ({ origin }))
  const isUs = (country: string) => country === 'US' || country === 'PR'
  expect(bomCounts(rows, isUs)).toEqual({ lines: 5, us: 2, unknown: 2 })
  expect(bomCounts([], isUs)).toEqual({ lines: 0, us: 0, unknown: 0 })
})
