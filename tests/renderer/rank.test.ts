import { expect, test } from 'vitest'
import { type Findable, find, indexed } from '../../renderer/features/palette/rank.ts'

const entry = (group: string, title: string, hint = ''): Findable => ({
  id: `${group}:${title}`,
  group,
  title,
  hint,
})

const entries = [
  entry('Screens', 'Matrix'),
  entry('Screens', 'Products'),
  entry('Commands', 'New product'),
  entry('Commands', 'New part'),
  entry('Products', 'ER-4200', 'Edge router ER-4200'),
  entry('Products', 'ER-4400', 'Edge router ER-4400, two line cards'),
  entry('Products', 'RT-7R', 'Rail router RT-7R'),
  entry('Parts', 'IC-BYPRODUCT', 'Controller'),
  entry('Parts', 'MEM-4', 'Memory'),
]
const all = indexed(entries)
const titles = (text: string, recent: string[] = []) =>
  find(all, text, recent, 10).flatMap((group) => group.entries.map(({ title }) => title))

test('an exact title comes first, then what begins with the text', () => {
  expect(titles('er-4200')).toEqual(['ER-4200'])
  expect(titles('products')[0]).toBe('Products')
  expect(titles('er-4')).toEqual(['ER-4200', 'ER-4400'])
})

test('a word at the start of a title is better than one inside it, and inside better than letters in order', () => {
  expect(titles('product')).toEqual(['Products', 'New product', 'IC-BYPRODUCT'])
  expect(titles('part')).toEqual(['New part'])
})

test('signs do not matter', () => {
  expect(titles('er42')).toEqual(['ER-4200'])
  expect(titles('mem4')).toEqual(['MEM-4'])
})

test('names are searched, every word in any order', () => {
  expect(titles('router edge')).toEqual(['ER-4200', 'ER-4400'])
  expect(titles('rail')).toEqual(['RT-7R'])
  expect(titles('router memory')).toEqual([])
})

test('letters in their order find a title where nothing better is typed', () => {
  expect(titles('mtrx')).toEqual(['Matrix'])
  expect(titles('nprd')).toEqual(['New product'])
  expect(titles('xrtm')).toEqual([])
})

test('what was used of late comes before its like, and never before an exact title', () => {
  expect(titles('router', ['Products:RT-7R'])[0]).toBe('RT-7R')
  expect(titles('router', ['Products:ER-4400', 'Products:RT-7R']).slice(0, 2)).toEqual([
    'ER-4400',
    'RT-7R',
  ])
  expect(titles('er-4200', ['Products:ER-4400'])).toEqual(['ER-4200'])
  expect(titles('new part', ['Commands:New product'])[0]).toBe('New part')
})

test('groups stand in the order of their best entry and say how much was found', () => {
  const groups = find(all, 'new', [], 1)
  expect(groups).toEqual([{ group: 'Commands', entries: [entries[3]], found: 2 }])
  expect(find(all, 'product', [], 10).map(({ group }) => group)).toEqual([
    'Screens',
    'Commands',
    'Parts',
  ])
})

test('one of twenty thousand entries is found', () => {
  const many = indexed(
    Array.from({ length: 20_000 }, (_, i) => entry('Parts', `P-${i}`, `Part number ${i}`)),
  )
  expect(find(many, 'p-19999', [], 10)[0]?.entries[0]?.title).toBe('P-19999')
  expect(find(many, 'number', [], 10)[0]).toMatchObject({ found: 20_000 })
})

test('what explains comes after what can be done, also where its whole name is typed', () => {
  const day = entry('Commands', 'Choose the day of determination')
  const term = { ...entry('Help', 'Day of determination'), isExplanation: true }
  const both = indexed([term, day])
  const found = (text: string) =>
    find(both, text, [], 10).flatMap((group) => group.entries.map(({ title }) => title))
  expect(found('day of')).toEqual([day.title, term.title])
  expect(found('day of determination')).toEqual([day.title, term.title])
  expect(find(indexed([term]), 'determination', [], 10)).toHaveLength(1)
})
