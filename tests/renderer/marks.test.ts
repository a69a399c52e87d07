import { expect, test } from 'vitest'
import { lineValue, pathShare } from '../../renderer/features/product/amounts.ts'
import { LineMarks, marksOf } from '../../renderer/features/product/marks.ts'
import type { Result, ResultLine } from '../../shared/calc/result.ts'
import { format } from '../../shared/money/ratio.ts'
import { bomRow } from './bom-rows.ts'

const line = (...path: string[]) => ({ path, because: ['NS2'] }) as unknown as ResultLine
const result = {
  counted: [line('W', 'US1'), line('W', 'BOTH')],
  notCounted: [line('W', 'A', 'US2'), line('W', 'A', 'BOTH'), line('W', 'DE1')],
  unknown: [{ ...line('W', 'Q'), missing: ['eccn'] }],
} as unknown as Result

const rowOf = (item: string, origin: string | null = 'US') => bomRow(1, { item, origin })
const sub = (item: string) => bomRow(2, { item, itemType: 'product' })
const boms = {
  COUNTS: [rowOf('DE1', 'DE'), sub('DEEP')],
  DEEP: [rowOf('US1')],
  OPEN: [rowOf('Q', null), rowOf('US2')],
  QUIET: [rowOf('US2')],
  FOREIGN: [rowOf('DE1', 'DE')],
}
const marks = new LineMarks(marksOf(result), boms, (country) => country === 'US')

test('an item is marked as the result takes it, partly where it is taken in two ways', () => {
  expect(marks.of(rowOf('US1'))).toBe('counted')
  expect(marks.of(rowOf('US2'))).toBe('not-counted')
  expect(marks.of(rowOf('BOTH'))).toBe('partly')
  expect(marks.of(rowOf('Q', null))).toBe('unknown')
})

test('what is foreign and does not count has no mark', () => {
  expect(marks.of(rowOf('DE1', 'DE'))).toBeNull()
})

test('a sub-assembly has the mark of what is inside, at any depth', () => {
  expect(marks.of(sub('COUNTS'))).toBe('partly')
  expect(marks.of(sub('OPEN'))).toBe('unknown')
  expect(marks.of(sub('QUIET'))).toBe('not-counted')
  expect(marks.of(sub('FOREIGN'))).toBeNull()
})

const rate = (currency: string) =>
  ({ USD: { n: 1n, d: 1n }, EUR: { n: 11n, d: 10n } })[currency] ?? null
const priced = (amount: string, currency: string, quantity = '3') =>
  bomRow(1, { quantity, price: { amount, currency, basis: null } })

test('a value is exact, in the reporting currency', () => {
  const value = lineValue(priced('0.1', 'EUR'), rate)
  expect(value && format(value)).toBe('0.33')
})

test.each([
  ['no price', bomRow(1)],
  ['no rate', priced('1', 'JPY')],
  ['a price of zero', priced('0', 'USD')],
])('with %s the value is not known, and so is the share', (_, row) => {
  expect(lineValue(row, rate)).toBeNull()
  expect(pathShare(row, [], '100', rate)).toBeNull()
})

test('a share multiplies the quantities down its path', () => {
  const share = pathShare(priced('2', 'USD'), ['2', '0.5'], '1000', rate)
  expect(share && format(share)).toBe('0.006')
  expect(pathShare(priced('2', 'USD'), [], null, rate)).toBeNull()
})
