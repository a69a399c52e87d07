import { expect, test } from 'vitest'
import {
  apart,
  boundsText,
  changeText,
  exactBounds,
} from '../../../renderer/features/levers/figures.ts'
import {
  breakEvenText,
  exactBreakEven,
  filtered,
  fromText,
  outcomeText,
  subjectText,
  titleText,
  toText,
  withChangesOf,
} from '../../../renderer/features/levers/lever-words.ts'
import { usePreferences } from '../../../renderer/stores/preferences.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { type Lever, levers } from '../../../shared/scenario/levers/levers.ts'
import { subjectOf } from '../../../shared/scenario/levers/subject.ts'
import { sample } from '../sample.ts'

function leversOf(product: string, destination: string): Lever[] {
  const asked = { pack: currentPack(), day: '2026-11-24', product, destination }
  return levers(subjectOf(sample, asked)).levers
}

const pass = leversOf('ER-4200', 'CN')
const one = (found: readonly Lever[], kind: Lever['kind'], item: string | null = null) => {
  const lever = found.find((other) => other.kind === kind && other.item === item)
  if (!lever) throw new Error(`no lever ${kind} ${item}`)
  return lever
}

test('a break-even is the last amount that holds and the first that flips, to the smallest unit', () => {
  const price = one(pass, 'selling-price')
  expect(breakEvenText(price)).toBe('holds to 2,928.87, flips at 2,928.86 EUR')
  expect(exactBreakEven(price)).toBe(
    'the share is the level at exactly 6464000/2207 EUR, −60.42 % from now',
  )
  expect(titleText(price)).toBe('selling price: 7,400.00 EUR → 2,928.86 EUR')
  const rate = one(pass, 'rate')
  expect(breakEvenText(rate)).toBe('holds to 0.4368, flips at 0.4367 USD')
  expect(subjectText(rate)).toBe('EUR to USD')
})

test('amounts are written as this user writes numbers', () => {
  usePreferences.setState({ numberFormat: '1.234,56' })
  const price = one(pass, 'part-price', 'IC-FPGA-MID')
  expect([fromText(price), toText(price)]).toEqual(['412,00 USD', '1.645,48 USD'])
  expect(titleText(price)).toBe('price of IC-FPGA-MID: 412,00 USD → 1.645,48 USD')
  usePreferences.setState({ numberFormat: '1,234.56' })
})

test('an amount without a break-even says so, and why', () => {
  const price = one(leversOf('ER-4200', 'IR'), 'part-price', 'IC-SEC-HS')
  expect(toText(price)).toBe('no break-even')
  expect(breakEvenText(price)).toBeNull()
  expect(exactBreakEven(price)).toBeUndefined()
  expect(outcomeText(price)).toBe('734.4(b) decides at any share')
})

test('a fact is named with its answer', () => {
  const fact = leversOf('SC-220', 'CN').find(({ kind }) => kind === 'fact')
  expect(fact).toBeDefined()
  expect(fact && fromText(fact)).toBe('not known')
  expect(fact && toText(fact)).toMatch(/^\w+: \w+$/)
})

test('levers are filtered by whether they flip and by kinds, and no kind chosen is all of them', () => {
  const all = filtered(pass, { kinds: new Set(), onlyFlips: false })
  expect(all).toEqual(pass)
  const flips = filtered(pass, { kinds: new Set(), onlyFlips: true })
  expect(flips).toHaveLength(7)
  const some = filtered(pass, { kinds: new Set(['rate', 'origin'] as const), onlyFlips: false })
  expect(new Set(some.map(({ kind }) => kind))).toEqual(new Set(['rate', 'origin']))
  const none = filtered(pass, { kinds: new Set(['origin'] as const), onlyFlips: true })
  expect(none).toEqual([])
})

test('a lever of an item that the base does not have becomes no change', () => {
  const made = withChangesOf(pass, new Set(['IC-FPGA-MID']))
  expect(made).toHaveLength(pass.length)
  expect(one(made, 'part-price', 'IC-FPGA-MID').change).not.toBeNull()
  expect(one(made, 'part-price', 'IC-SEC-HS').change).toBeNull()
  expect(one(made, 'selling-price').change).not.toBeNull()
})

test('shares keep their unknowns and are told apart from their level', () => {
  expect(boundsText({ low: null, high: null }, '0.25')).toBe('not known')
  expect(boundsText({ low: '0.1', high: null }, '0.25')).toBe('10.00 % to no bound')
  expect(boundsText({ low: '0.250001', high: '0.250001' }, '0.25')).toBe('25.0001 %')
  expect(exactBounds({ low: '1/3', high: '1/2' })).toBe('exactly 1/3 to 50 %')
})

test('how far an amount is from another has its sign', () => {
  expect(apart('110', '100')).toBe('0.1')
  expect(apart('90.00', '100')).toBe('-0.1')
  expect(apart('5', '0')).toBeNull()
  expect(changeText('-0.1')).toBe('−10.00 %')
  expect(changeText('0.1')).toBe('+10.00 %')
})
