import { expect, test } from 'vitest'
import { headroomOf } from '../../shared/calc/result/headroom.ts'

const price = '1000'
const threshold = '0.25'

test('the headroom is what the level leaves of the price, exactly', () => {
  const controlled = { low: '183.8', high: '183.8' }
  expect(headroomOf({ price, threshold, controlled })).toEqual({
    low: '66.2',
    high: '66.2',
    isOver: false,
  })
})

test('a share at the level has a headroom of zero and is not above it', () => {
  const controlled = { low: '250', high: '250' }
  expect(headroomOf({ price, threshold, controlled })).toMatchObject({ high: '0', isOver: false })
})

test('content above the level is said as how far above', () => {
  const controlled = { low: '250.01', high: '300' }
  expect(headroomOf({ price, threshold, controlled })).toEqual({
    low: '0.01',
    high: '50',
    isOver: true,
  })
})

test('a span that crosses the level keeps both ends', () => {
  const controlled = { low: '200', high: '300' }
  expect(headroomOf({ price, threshold, controlled })).toEqual({
    low: '-50',
    high: '50',
    isOver: false,
  })
})

test('no bound stays no bound', () => {
  const below = headroomOf({ price, threshold, controlled: { low: '200', high: null } })
  expect(below).toEqual({ low: null, high: '50', isOver: false })
  const above = headroomOf({ price, threshold, controlled: { low: '260', high: null } })
  expect(above).toEqual({ low: '10', high: null, isOver: true })
})

test('there is none without a price, a level or content', () => {
  const controlled = { low: '1', high: '1' }
  expect(headroomOf({ price: null, threshold, controlled })).toBeNull()
  expect(headroomOf({ price, threshold: null, controlled })).toBeNull()
  expect(headroomOf({ price, threshold, controlled: { low: null, high: null } })).toBeNull()
})
