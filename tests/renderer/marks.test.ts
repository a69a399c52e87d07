import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineValue, pathShare } from '../../renderer/features/product/amounts.ts'
import { ItemMarks, LineMarks } from '../../renderer/features/product/marks.ts'
import type { Result, ResultLine } from '../../shared/calc/result/result.ts'
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
const marks = new LineMarks(new ItemMarks().follow(result), boms, (country) => country === 'US')

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

const anyLine = fc.record({
  path: fc.tuple(fc.constant('W'), fc.constantFrom('A', 'B', 'C', 'D')),
  because: fc.subarray(['NS2', 'AT1', 'RS1']),
  missing: fc.subarray(['price', 'eccn']),
})
const anyLists = fc.record({
  counted: fc.array(fc.nat(9)),
  notCounted: fc.array(fc.nat(9)),
  unknown: fc.array(fc.nat(9)),
})

test('whatever results came before, the marks are those of the last one', () => {
  const lines = fc.array(anyLine, { minLength: 30, maxLength: 30 })
  fc.assert(
    fc.property(lines, fc.array(anyLists, { minLength: 1, maxLength: 6 }), (pool, steps) => {
      const kept = new ItemMarks()
      for (const { counted, notCounted, unknown } of steps) {
        const taken = (numbers: number[], from: number) =>
          [...new Set(numbers)].map((number) => pool[from + number])
        const next = {
          counted: taken(counted, 0).map((each) => each && known(each)),
          notCounted: taken(notCounted, 10).map((each) => each && known(each)),
          unknown: taken(unknown, 20),
        } as unknown as Result
        kept.follow(next)
        const fresh = new ItemMarks().follow(next)
        for (const item of ['A', 'B', 'C', 'D'])
          expect(sorted(kept.of(item))).toEqual(sorted(fresh.of(item)))
      }
    }),
    { numRuns: 2000 },
  )
})

const withoutMissing = new WeakMap<object, object>()

/** The same object for the same line each time, as results keep them. */
function known(line: { path: string[]; because: string[]; missing: string[] }): object {
  const { missing: _, ...rest } = line
  const before = withoutMissing.get(line) ?? rest
  withoutMissing.set(line, before)
  return before
}

function sorted(marked: ReturnType<ItemMarks['of']>) {
  if (!marked) return undefined
  const { mark, because, missing } = marked
  return { mark, because: [...because].sort(), missing: [...missing].sort() }
}
