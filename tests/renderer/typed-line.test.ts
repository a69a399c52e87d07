import { expect, test } from 'vitest'
import {
  eccnAsItem,
  isBlank,
  lineRemarks,
  NO_LINE,
  type TypedLine,
} from '../../renderer/features/product/typed-line.ts'
import { remarkOnEccn } from '../../shared/rules/eccn-remark.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const as = { numberFormat: '1,234.56', currency: 'USD', currencies: ['USD'] } as const
const remarks = (typed: Partial<TypedLine>, isKnown = false) =>
  lineRemarks({ ...NO_LINE, ...typed }, isKnown, as, (eccn) => remarkOnEccn(currentPack(), eccn))

test('a line says before it is added that its part is new, and the currency of its price', () => {
  expect(remarks({})).toBe('')
  expect(remarks({ item: 'Chip' })).toBe('New part Chip')
  expect(remarks({ item: 'Chip', price: '5' })).toBe('New part Chip · price 5 USD')
  expect(remarks({ item: 'R9' }, true)).toContain('R9 is there already')
})

test('a paragraph that no rule names is told before the line is added', () => {
  expect(remarks({ item: 'Chip', eccn: '3A001.zz' })).toContain('names 3A001.zz')
  expect(remarks({ item: 'Chip', eccn: '3A001.a.2' })).toBe('New part Chip')
})

test.each(['3A001', '3a001.a.2', 'EAR99'])('%s as an item is asked about', (item) => {
  expect(eccnAsItem(item)).toMatchObject({ field: 'item', confirms: item })
})

test.each(['R9', 'LM317T', 'Chip', '3A0', '7400', ''])('%s is an item like others', (item) => {
  expect(eccnAsItem(item)).toBeNull()
})

test('only a line in which nothing is typed is blank', () => {
  expect(isBlank(NO_LINE)).toBe(true)
  expect(isBlank({ ...NO_LINE, quantity: '2' })).toBe(false)
})
