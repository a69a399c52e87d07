import { expect, test } from 'vitest'
import { buttonWords } from '../../renderer/features/import/button-words.ts'
import { effectWords, memberWords } from '../../renderer/features/import/effect-words.ts'
import { removesMost, targetQuestion } from '../../renderer/features/import/target-question.ts'

const LINES = { added: 1, changed: 0, removed: 0, same: 0, kept: 0 }

test('a table that takes most of the lines away is asked about, and one that keeps them is not', () => {
  expect(removesMost({ ...LINES, removed: 11 })).toBe(true)
  expect(removesMost({ ...LINES, removed: 3, same: 1, changed: 1 })).toBe(true)
  expect(removesMost({ ...LINES, removed: 2, same: 1, changed: 1 })).toBe(false)
  expect(removesMost(LINES)).toBe(false)
  const { text, readings } = targetQuestion('W', { ...LINES, removed: 10, same: 1 })
  expect(text).toBe(
    'Only 1 of the 11 lines of W is in this table. Does it update W, or is it another product?',
  )
  expect(readings.map(({ value }) => value)).toEqual(['new', 'add', 'update'])
})

test('the button says what it adds, changes, removes and keeps', () => {
  expect(buttonWords('Import', 'lines', { new: 1, removed: 11 })).toBe('Import 1 new, remove 11')
  expect(buttonWords('Import', 'lines', { removed: 2 })).toBe('Remove 2')
  expect(buttonWords('Paste', 'lines', { new: 2, line: 1, 'not taken': 1 })).toBe(
    'Paste 2 new, 1 line, keep 1 row not taken',
  )
  expect(buttonWords('Import', 'facts', { changed: 30, 'not taken': 1 })).toBe('Import 30 changed')
  expect(buttonWords('Import', 'lines', {})).toBe('Import nothing')
})

const verdict = {
  product: 'W',
  destination: 'CN',
  shareBefore: { low: null, high: null },
  shareAfter: { low: null, high: null },
}
const passes = 'not-subject'
const fails = 'subject'

test('the verdicts of a new product are new, and not changed', () => {
  const fresh = { ...verdict, before: null, after: passes }
  const said = (verdicts: unknown[], facts: unknown[] = [], destinations = 8) =>
    effectWords({ revision: 1, facts, verdicts } as never, destinations)
  expect(said([fresh, fresh])).toBe(
    'Nothing changes in other products, 2 verdicts of a new product.',
  )
  expect(said([{ ...verdict, before: passes, after: fails }])).toBe(
    'Nothing changes in other products, 1 verdict changed.',
  )
  expect(said([])).toBe(
    'Nothing changes in other products, and no verdict changes for 8 destinations.',
  )
  expect(said([], [], 0)).toContain('verdicts were not asked')
  expect(said([], [{ products: ['V', 'X'] }, { products: ['V'] }])).toMatch(
    /^2 facts of parts in 2 other products changed/,
  )
})

test('members of items are named in words', () => {
  expect(['eccn', 'origin', 'facts.hts6', 'usContent'].map(memberWords)).toEqual([
    'ECCN',
    'origin',
    'HTS code',
    'declared US content',
  ])
})
