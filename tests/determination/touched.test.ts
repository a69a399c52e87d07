import { expect, test } from 'vitest'
import type { KeptRow } from '../../shared/determination/kept.ts'
import { touchedBy } from '../../shared/determination/touched.ts'

const cell = { act: 'licence', low: '0.3', high: '0.3', rule: null } as const
const turned = [
  {
    product: 'W',
    destination: 'AE',
    before: { ...cell, act: 'undetermined' as const },
    after: cell,
    isFlipped: true,
  },
]

function kept(number: string, more: Partial<NonNullable<KeptRow['summary']>>, row = {}): KeptRow {
  const verdicts = [{ destination: 'AE' }, { destination: 'CN' }]
  const summary = { number, product: 'W', on: '2026-07-01', validUntil: null, verdicts, ...more }
  return { number, supersededBy: null, summary, ...row } as unknown as KeptRow
}

test('a day of the rules touches determinations of days before it whose verdict turns', () => {
  const rows = [
    kept('before', {}),
    kept('of the day itself', { on: '2026-07-10' }),
    kept('of another product', { product: 'X' }),
    kept('of other destinations', { verdicts: [] }),
    kept('valid on the day', { validUntil: '2026-07-10' }),
    kept('run out the day before', { validUntil: '2026-07-09' }),
    kept('replaced', {}, { supersededBy: { number: 'N', hash: '', reason: '' } }),
    { ...kept('not to be read', {}), summary: null },
  ]
  expect(
    touchedBy(rows, turned, { from: '2026-07-10', on: '2026-07-10' }).map(({ number }) => number),
  ).toEqual(['before', 'valid on the day'])
  expect(touchedBy(rows, [], { from: null, on: '2026-07-10' })).toEqual([])
})
