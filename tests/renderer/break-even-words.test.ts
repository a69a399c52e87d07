import { expect, test } from 'vitest'
import { breakEvenWords } from '../../renderer/features/result/break-even-words.ts'

const price = '1000'
const threshold = '0.25'

function sentences(result: Parameters<typeof breakEvenWords>[0]): (string | null | undefined)[][] {
  return breakEvenWords(result, 'USD').map(({ when, content, price }) => [
    when,
    content?.text,
    price.text,
  ])
}

test('below the level both ways are said, with every digit of each', () => {
  const controlled = { low: '203', high: '203' }
  expect(breakEvenWords({ price, threshold, controlled }, 'USD')).toEqual([
    {
      when: null,
      content: { text: 'US content may grow by 47.00 USD', exact: '47' },
      price: { text: 'the price may fall to 812.00 USD', exact: '812' },
    },
  ])
})

test('above the level it is said what must change', () => {
  const controlled = { low: '300', high: '300' }
  expect(sentences({ price, threshold, controlled })).toEqual([
    [null, 'US content must fall by 50.00 USD', 'the price must rise to 1,200.00 USD'],
  ])
})

test('what is rounded stays within the level: room down, need and price up', () => {
  const below = { low: '100/3', high: '100/3' }
  expect(sentences({ price, threshold, controlled: below })).toEqual([
    [null, 'US content may grow by 216.66 USD', 'the price may fall to 133.34 USD'],
  ])
  const above = { low: '1000/3', high: '1000/3' }
  expect(sentences({ price, threshold, controlled: above })).toEqual([
    [null, 'US content must fall by 83.34 USD', 'the price must rise to 1,333.34 USD'],
  ])
})

test('a room too small for two decimals is not said to be zero', () => {
  const controlled = { low: '249.996', high: '249.996' }
  expect(sentences({ price, threshold, controlled })[0]?.[1]).toBe(
    'US content may grow by 0.004 USD',
  )
})

test('at the level nothing may move', () => {
  const controlled = { low: '250', high: '250' }
  expect(sentences({ price, threshold, controlled })).toEqual([
    [null, 'US content may not grow', 'the price may not fall'],
  ])
})

test('where content is unknown, each end is said for itself, and no bound as no bound', () => {
  expect(sentences({ price, threshold, controlled: { low: '200', high: '300' } })).toEqual([
    [
      'If nothing of the unknown counts',
      'US content may grow by 50.00 USD',
      'the price may fall to 800.00 USD',
    ],
    [
      'If all of it counts',
      'US content must fall by 50.00 USD',
      'the price must rise to 1,200.00 USD',
    ],
  ])
  expect(sentences({ price, threshold, controlled: { low: '200', high: null } })[1]).toEqual([
    'If all of it counts',
    undefined,
    'no bound is known',
  ])
})

test('without a price, the price that would do is named; without content, none matters', () => {
  const controlled = { low: '200', high: '200' }
  expect(sentences({ price: null, threshold, controlled })).toEqual([
    [null, undefined, 'the level is met at a price of 800.00 USD'],
  ])
  const nothing = { low: '0', high: '0' }
  expect(sentences({ price, threshold, controlled: nothing })).toEqual([
    [null, 'US content may grow by 250.00 USD', 'No price brings it above the level'],
  ])
})

test('where no level applies nothing is said', () => {
  const controlled = { low: '1', high: '1' }
  expect(sentences({ price, threshold: null, controlled })).toEqual([])
})
