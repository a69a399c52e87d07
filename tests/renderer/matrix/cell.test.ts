import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cellText,
  cellTextWithUnit,
  heatAt,
  isNear,
  roomOf,
  shareAt,
} from '../../../renderer/features/matrix/cell.ts'
import { fail, open, pass, rowOf } from './rows.ts'

const cell = (low: string | null, high: string | null = low, level: string | null = '0.25') => ({
  rule: null,
  low,
  high,
  level,
})

test('a share has two decimals, and more where two would put it onto the level', () => {
  expect(cellText(cell('0.1828'))).toBe('18.28')
  expect(cellText(cell('0.25'))).toBe('25.00')
  expect(cellText(cell('0.250001'))).toBe('25.0001')
  expect(cellText(cell('0.24999999'))).toBe('24.999999')
  expect(cellText(cell('7198/28792'))).toBe('25.00')
})

test('bounds stand as a span with one decimal, and more where one would put a bound onto the level', () => {
  expect(cellText(cell('0.182', '0.271'))).toBe('18.2–27.1')
  expect(cellText(cell('0.182', '0.2501'))).toBe('18.2–25.01')
  expect(cellText(cell('0.1821', '0.1823'))).toBe('18.21–18.23')
})

test('what is not known is said, and never shown as zero', () => {
  expect(cellText(cell('0.182', null))).toBe('18.2–?')
  expect(cellText(cell(null))).toBe('not known')
  expect(cellTextWithUnit(cell(null))).toBe('not known')
})

test('where no level applied, the paragraph stands in place of the share', () => {
  const decided = (rule: string | null) => ({ ...cell('0.03', '0.03', null), rule })
  expect(cellText(decided('734.4(a)(6)(i)'))).toBe('(a)(6)(i)')
  expect(cellText(decided('734.4(b)'))).toBe('(b)')
  expect(cellText(decided('734.3(a)(2)'))).toBe('734.3(a)(2)')
  expect(cellText(decided(null))).toBe('no level')
  expect(cellTextWithUnit(decided('734.4(b)'))).toBe('(b)')
})

test('no share other than the level itself is shown as the level', () => {
  const share = fc.bigInt({ min: 1n, max: 2_000_000n })
  fc.assert(
    fc.property(share, (n) => {
      const isLevel = n === 250_000n
      expect(Number(cellText(cell(`${n}/1000000`))) === 25).toBe(isLevel)
    }),
    { numRuns: 2_000 },
  )
})

test('headroom and what lies above the level are exact', () => {
  const known = { act: 'undetermined' as const, candidates: '' }
  expect(roomOf({ ...known, ...cell('0.2') })).toEqual({ exact: '0.05', isOver: false })
  expect(roomOf({ ...known, ...cell('1/3') })).toEqual({ exact: '1/12', isOver: true })
  expect(roomOf({ ...known, ...cell('0.25') })).toEqual({ exact: '0', isOver: false })
  expect(roomOf({ ...known, ...cell('0.2', '0.3') })).toBeNull()
  expect(roomOf({ ...known, ...cell('0.2', null) })).toBeNull()
  expect(roomOf({ ...known, ...cell('0.2', '0.2', null) })).toBeNull()
})

test('near is within two points of the level on either side, by either bound', () => {
  const row = rowOf('P', [
    pass('0.2299'),
    pass('0.23'),
    fail('0.27'),
    fail('0.2701'),
    open('0.1', '0.26'),
    { ...pass('0.25'), level: null },
  ])
  expect(row.outcomes.map((_, at) => isNear(row, at))).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ])
})

test('a share without an upper bound sorts above every other', () => {
  const row = rowOf('P', [fail('3'), open('0.01', null), open(null, null)])
  expect(shareAt(row, 1)).toBeGreaterThan(shareAt(row, 0))
  expect(shareAt(row, 2)).toBeGreaterThan(shareAt(row, 0))
})

test('the colour of a pass grows with the share up to the level', () => {
  const row = rowOf('P', [pass('0'), pass('0.125'), pass('0.25'), { ...pass('0.1'), level: null }])
  expect([0, 1, 2, 3].map((at) => heatAt(row, at))).toEqual([0, 0.5, 1, 0])
})
