import { expect, test } from 'vitest'
import { destinationWords, rowDestinationWords } from '../../renderer/features/rules/rule-words.ts'
import { withOption } from '../../renderer/features/rules/with-option.ts'
import { currenciesOf, moved, unreachable } from '../../renderer/features/settings/currencies.ts'
import { turnedVerdicts } from '../../shared/calc/turned-verdicts.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()
const row = (product: string, outcomes: ('subject' | 'not-subject')[], low: string[]) => ({
  product,
  outcomes,
  acts: outcomes.map((outcome) => (outcome === 'subject' ? ('licence' as const) : outcome)),
  candidates: outcomes.map(() => ''),
  needMissing: [],
  low,
  high: low,
  rules: outcomes.map(() => null),
  levels: outcomes.map(() => '0.25'),
  prices: ['100'],
})

test('what a switch changes lists flipped verdicts before moved shares, and nothing that stays', () => {
  const before = [
    row('A', ['subject', 'not-subject'], ['0.3', '0.1']),
    row('B', ['subject'], ['0.4']),
  ]
  const after = [
    row('A', ['subject', 'not-subject'], ['0.28', '0.1']),
    row('B', ['not-subject'], ['0.2']),
  ]
  const changes = turnedVerdicts(['CN', 'IN'], before, after)
  expect(
    changes.map(({ product, destination, isFlipped }) => [product, destination, isFlipped]),
  ).toEqual([
    ['B', 'CN', true],
    ['A', 'CN', false],
  ])
})

test('a default is taken out of the choices, another option is put in', () => {
  expect(withOption(pack, {}, 'syriaSpp', 'excluded')).toEqual({ syriaSpp: 'excluded' })
  expect(
    withOption(pack, { syriaSpp: 'excluded', modelWeights: 'enforced' }, 'syriaSpp', 'counts'),
  ).toEqual({
    modelWeights: 'enforced',
  })
})

test('a set of destinations is put in words, exceptions and all', () => {
  expect(destinationWords(pack, { any: ['ALL'], except: ['E:1', 'list:partners-746'] })).toBe(
    'every destination except Country Group E:1; the list "Partner countries of Part 746"',
  )
  expect(destinationWords(pack, { any: [] })).toBe('no destination')
})

test('a row that is not modelled says so', () => {
  const open = pack.entryByEccn.get('4A001')?.rows.find(({ possible }) => possible)
  if (!open) throw new Error('4A001 has no such row in this pack')
  expect(rowDestinationWords(pack, open)).toBe(
    'Not modelled: could apply to destinations with NP1 in the chart',
  )
})

test('the currencies that no rate reaches are named', () => {
  const used = currenciesOf([
    { price: { currency: 'JPY' } },
    { price: null },
    { price: { currency: 'EUR' } },
    { price: { currency: 'EUR' } },
  ])
  expect(used).toEqual(['EUR', 'JPY'])
  const rates = [{ from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-01-01' }]
  expect(unreachable(used, 'USD', rates, '2026-06-01')).toEqual(['JPY'])
  expect(unreachable(used, 'USD', rates, '2025-06-01')).toEqual(['EUR', 'JPY'])
})

test('an entry moves by one place and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
})
