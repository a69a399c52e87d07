import { expect, test } from 'vitest'
import type { ComparedProduct } from '../../../shared/scenario/compare.ts'
import {
  changedCount,
  comparedLines,
  costDifference,
  flipCounts,
  marginOf,
  movesOf,
  shareDifference,
} from '../../../shared/scenario/compared.ts'
import type { Cost } from '../../../shared/scenario/cost.ts'
import { comparedProducts, cost, figures } from './compared-products.ts'

const texts = (onlyChanged: boolean) =>
  comparedLines(comparedProducts, onlyChanged).map((line) =>
    line.kind === 'product' ? line.product : `${line.product} ${line.row.destination}`,
  )

test('each product stands over its destinations', () => {
  expect(texts(false)).toHaveLength(12)
  expect(texts(false).slice(0, 3)).toEqual(['A', 'A CN', 'A DE'])
})

test('of what no scenario changes nothing is left, and a changed cost keeps its product', () => {
  expect(texts(true)).toEqual(['A', 'A CN', 'C', 'C CN', 'C DE', 'D'])
  expect(changedCount(comparedProducts)).toBe(4)
  expect(changedCount([comparedProducts[1] as ComparedProduct])).toBe(0)
})

test('the verdicts that flip are counted by destination, for each scenario', () => {
  expect(flipCounts(comparedProducts, 0)).toEqual([])
  expect(flipCounts(comparedProducts, 1)).toEqual([
    { destination: 'CN', flips: 2 },
    { destination: 'DE', flips: 1 },
  ])
})

test('differences are exact, and not known where a side is not known', () => {
  expect(costDifference(cost('10'), cost('9.5'))).toBe('-0.5')
  const open: Cost = { amount: null, known: '3', unknown: ['X'] }
  expect(costDifference(cost('10'), open)).toBeNull()
  expect(shareDifference(figures('1/3'), figures('0.5'))).toBe('1/6')
  expect(shareDifference(figures('0.2'), figures('0.2'))).toBeNull()
  expect(shareDifference(figures('0.2'), figures('0.1', null))).toBeNull()
})

test('the margin is the price less the parts, from the lowest to the highest price', () => {
  expect(marginOf(cost('10'), ['100', '90.5', '100'])).toEqual({ low: '80.5', high: '90' })
  expect(marginOf(cost('10'), ['9'])).toEqual({ low: '-1', high: '-1' })
  const open: Cost = { amount: null, known: '3', unknown: ['X'] }
  for (const unknown of [
    marginOf(open, ['1']),
    marginOf(cost('1'), ['2', null]),
    marginOf(cost('1'), []),
  ])
    expect(unknown).toBeNull()
})

test('shares move from low to low and from high to high', () => {
  const bounds = (low: string | null, high: string | null) => ({ low, high })
  expect(movesOf(bounds('1/3', '0.5'), bounds('0.5', '1'))).toEqual(bounds('1/6', '0.5'))
  expect(movesOf(bounds('0.1', null), bounds('0.2', '0.3'))).toEqual(bounds('0.1', null))
  expect(movesOf(bounds(null, null), bounds('0.2', '0.3'))).toBeNull()
})
