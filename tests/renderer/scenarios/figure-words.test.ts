import { expect, test } from 'vitest'
import { costText, flipsText, movesText, roomText } from '../../../renderer/ui/figure-words.ts'
import type { ComparedFigures } from '../../../shared/scenario/compare.ts'
import { comparedProducts, figures } from '../../unit/scenario/compared-products.ts'

test('what flips is said for each destination', () => {
  expect(flipsText(comparedProducts, 1)).toBe('2 of 4 products flip for CN, 1 for DE')
  expect(flipsText(comparedProducts, 0)).toBe('none of 4 products')
})

test('a cost says how many prices are missing', () => {
  expect(costText({ amount: null, known: '3', unknown: ['X'] })).toBe('3.00 + 1 item without price')
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
