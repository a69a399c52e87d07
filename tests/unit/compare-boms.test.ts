import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareBoms } from '../../shared/workspace/compare-boms.ts'
import { bomRow } from '../renderer/bom-rows.ts'

const rows = (...lines: number[]) => lines.map((line) => bomRow(line))
const summary = (from: number[], to: number[]) =>
  compareBoms(rows(...from), rows(...to)).map(
    ({ kind, from: old, to: now }) => `${kind} ${(now ?? old)?.line}`,
  )

test('the same lines differ in nothing', () => {
  expect(summary([1, 2, 3], [1, 2, 3])).toEqual([])
})

test('lines are added and removed in their places', () => {
  expect(summary([1, 2, 3], [1, 4, 3])).toEqual(['added 4', 'removed 2'])
  expect(summary([1, 2], [])).toEqual(['removed 1', 'removed 2'])
})

test('a line that stands elsewhere is moved, and no other', () => {
  expect(summary([1, 2, 3, 4], [4, 1, 2, 3])).toEqual(['moved 4'])
})

test('what a line says otherwise is given member by member', () => {
  const before = bomRow(1, { price: { amount: '1', currency: 'EUR', basis: null }, origin: null })
  const after = { ...before, price: { amount: '2', currency: 'EUR', basis: null }, origin: 'US' }
  expect(compareBoms([before], [after])).toMatchObject([
    {
      kind: 'changed',
      changes: [
        { field: 'origin', from: null, to: 'US' },
        { field: 'price', from: '1 EUR', to: '2 EUR' },
      ],
    },
  ])
})

test('a list that was read in anew has other line numbers and is told by its items', () => {
  const before = [bomRow(1, { item: 'A' }), bomRow(2, { item: 'B' })]
  const after = [bomRow(11, { item: 'A' }), bomRow(12, { item: 'B', quantity: '3' })]
  expect(compareBoms(before, after)).toMatchObject([
    { kind: 'changed', to: { line: 12 }, changes: [{ field: 'quantity' }] },
  ])
})

test('every line that came or went is told once, whatever the order', () => {
  const lines = fc.uniqueArray(fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(lines, lines, (from, to) => {
      const found = compareBoms(rows(...from), rows(...to))
      const ofKind = (kind: string) =>
        found.filter((one) => one.kind === kind).map((one) => (one.to ?? one.from)?.line)
      expect(ofKind('added').sort()).toEqual(to.filter((line) => !from.includes(line)).sort())
      expect(ofKind('removed').sort()).toEqual(from.filter((line) => !to.includes(line)).sort())
    }),
  )
})
