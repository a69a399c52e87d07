import { expect, test } from 'vitest'
import {
  changedCount,
  comparedLines,
  costDifference,
  flipCounts,
  shareDifference,
} from '../../../renderer/features/scenarios/compared-lines.ts'
import {
  costText,
  flipsText,
  movesText,
  roomText,
} from '../../../renderer/features/scenarios/figure-words.ts'
import type {
  ComparedFigures,
  ComparedProduct,
  ComparedScenario,
} from '../../../shared/scenario/compare.ts'
import type { Cost } from '../../../shared/scenario/cost.ts'

const figures = (low: string, high: string | null = low): ComparedFigures => ({
  method: 'look-through',
  outcome: 'not-subject',
  rule: '734.4(d)',
  threshold: '0.25',
  share: { low, high },
  controlled: { low, high },
  price: '1',
  headroom: { low: '0.05', high: '0.05', isOver: false },
})
const same: ComparedScenario = { figures: figures('0.2'), flip: null }
const moved: ComparedScenario = { figures: figures('0.1'), flip: null }
const flipped: ComparedScenario = {
  figures: { ...figures('0.3'), outcome: 'subject' },
  flip: {
    outcome: { from: 'not-subject', to: 'subject' },
    rule: { from: '734.4(d)', to: '734.4(d)' },
    by: [],
  },
}
const cost = (amount: string): Cost => ({ amount, known: amount, unknown: [] })
const product = (
  id: string,
  scenarios: Record<string, ComparedScenario[]>,
  costs: string[] = ['10', '10'],
): ComparedProduct => ({
  product: id,
  cost: { base: cost('10'), scenarios: costs.map(cost) },
  destinations: Object.entries(scenarios).map(([destination, each]) => ({
    destination,
    base: figures('0.2'),
    scenarios: each,
  })),
})

const rows = [
  product('A', { CN: [same, flipped], DE: [same, same] }),
  product('B', { CN: [same, same], DE: [same, same] }),
  product('C', { CN: [moved, flipped], DE: [same, flipped] }),
  product('D', { CN: [same, same], DE: [same, same] }, ['10', '11']),
]
const texts = (onlyChanged: boolean) =>
  comparedLines(rows, onlyChanged).map((line) =>
    line.kind === 'product' ? line.product : `${line.product} ${line.row.destination}`,
  )

test('each product stands over its destinations', () => {
  expect(texts(false)).toHaveLength(12)
  expect(texts(false).slice(0, 3)).toEqual(['A', 'A CN', 'A DE'])
})

test('of what no scenario changes nothing is left, and a changed cost keeps its product', () => {
  expect(texts(true)).toEqual(['A', 'A CN', 'C', 'C CN', 'C DE', 'D'])
  expect(changedCount(rows)).toBe(4)
  expect(changedCount([rows[1] as ComparedProduct])).toBe(0)
})

test('the verdicts that flip are counted by destination, for each scenario', () => {
  expect(flipCounts(rows, 0)).toEqual([])
  expect(flipCounts(rows, 1)).toEqual([
    { destination: 'CN', flips: 2 },
    { destination: 'DE', flips: 1 },
  ])
  expect(flipsText(rows, 1)).toBe('2 of 4 products flip for CN, 1 for DE')
  expect(flipsText(rows, 0)).toBe('none of 4 products')
})

test('differences are exact, and not known where a side is not known', () => {
  expect(costDifference(cost('10'), cost('9.5'))).toBe('-0.5')
  const open: Cost = { amount: null, known: '3', unknown: ['X'] }
  expect(costDifference(cost('10'), open)).toBeNull()
  expect(costText(open)).toBe('3.00 + 1 item without price')
  expect(shareDifference(figures('1/3'), figures('0.5'))).toBe('1/6')
  expect(shareDifference(figures('0.2'), figures('0.2'))).toBeNull()
  expect(shareDifference(figures('0.2'), figures('0.1', null))).toBeNull()
})

test('room is rounded down, an excess up, and what straddles the level promises none', () => {
  const room = (headroom: ComparedFigures['headroom']) => roomText({ ...figures('0.2'), headroom })
  expect(room({ low: '1.239', high: '1.239', isOver: false })).toBe('room 1.23')
  expect(room({ low: '1.239', high: '2', isOver: false })).toBe('room 1.23 or more')
  expect(room({ low: '1.231', high: '1.231', isOver: true })).toBe('over by 1.24')
  expect(room({ low: '-1', high: '2', isOver: false })).toBe('room not known')
  expect(room({ low: null, high: '2', isOver: false })).toBe('room not known')
  expect(room(null)).toBe('room not known')
  expect(roomText({ ...figures('0.2'), threshold: null, headroom: null })).toBe('no level')
})

test('moves say a direction, and each bound where they differ', () => {
  expect(movesText({ low: '-0.05', high: '-0.05' })).toBe('−5.00 pts')
  expect(movesText({ low: '0', high: '0.01' })).toBe('0 to +1.00 pts')
  expect(movesText({ low: '0.01', high: null })).toBe('+1.00 pts to not known')
})
