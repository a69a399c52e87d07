import { expect, test } from 'vitest'
import { breakEvensOf } from '../../shared/calc/result/break-even.ts'

const price = '1000'
const threshold = '0.25'

test('below the level, content may grow and the price may fall, both exactly to the level', () => {
  const controlled = { low: '203', high: '203' }
  const at = { content: '47', price: '812' }
  expect(breakEvensOf({ price, threshold, controlled })).toEqual({ low: at, high: at })
})

test('above the level, content must go and the price must rise', () => {
  const controlled = { low: '250.01', high: '250.01' }
  expect(breakEvensOf({ price, threshold, controlled })?.low).toEqual({
    content: '-0.01',
    price: '1000.04',
  })
})

test('a figure that no decimal can hold stays a ratio', () => {
  const controlled = { low: '100/3', high: '100/3' }
  expect(breakEvensOf({ price, threshold: '0.1', controlled })?.low).toEqual({
    content: '200/3',
    price: '1000/3',
  })
})

test('what may count has a break-even of its own, and none where nothing bounds it', () => {
  const spanned = breakEvensOf({ price, threshold, controlled: { low: '200', high: '300' } })
  expect(spanned?.high).toEqual({ content: '-50', price: '1200' })
  const open = breakEvensOf({ price, threshold, controlled: { low: '200', high: null } })
  expect(open).toEqual({ low: { content: '50', price: '800' }, high: null })
})

test('without a price there is no room, but the price that would do is known', () => {
  const controlled = { low: '200', high: '200' }
  const at = { content: null, price: '800' }
  expect(breakEvensOf({ price: null, threshold, controlled })).toEqual({ low: at, high: at })
})

test('there is none without a level or content', () => {
  const controlled = { low: '1', high: '1' }
  expect(breakEvensOf({ price, threshold: null, controlled })).toBeNull()
  expect(breakEvensOf({ price, threshold, controlled: { low: null, high: null } })).toBeNull()
})
