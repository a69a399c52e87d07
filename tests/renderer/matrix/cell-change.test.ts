import { expect, test } from 'vitest'
import { cellChange } from '../../../renderer/features/matrix/cell-change.ts'
import type { ComparedDestination, ComparedFigures } from '../../../shared/scenario/compare.ts'

const figures = (low: string, high: string | null = low): ComparedFigures => ({
  method: 'look-through',
  outcome: low === '0.3' ? 'subject' : 'not-subject',
  act: low === '0.3' ? 'licence' : 'not-subject',
  rule: '734.4(d)',
  threshold: '0.25',
  share: { low, high },
  controlled: { low, high },
  price: '1',
  headroom: null,
})
const compared = (base: ComparedFigures, after: ComparedFigures): ComparedDestination => ({
  destination: 'CN',
  base,
  scenarios: [
    {
      figures: after,
      flip:
        base.outcome === after.outcome
          ? null
          : {
              outcome: { from: base.outcome, to: after.outcome },
              act: { from: base.act, to: after.act },
              rule: { from: base.rule, to: after.rule },
              by: [],
            },
    },
  ],
})

test('a cell that a scenario leaves as it is says so', () => {
  const same = compared(figures('0.2'), figures('0.2'))
  expect(cellChange(same)).toEqual({ kind: 'same', moves: '', text: 'not subject, the same' })
})

test('a share that moves is told in points, and as changed where it is not one known figure', () => {
  const moves = compared(figures('0.2'), figures('0.15'))
  expect(cellChange(moves)).toEqual({
    kind: 'moves',
    moves: '−5.00 pts',
    text: 'not subject, −5.00 pts',
  })
  const open = compared(figures('0.2'), figures('0.1', null))
  expect(cellChange(open)).toEqual({ kind: 'moves', moves: '', text: 'not subject, changed' })
})

test('a flip names both verdicts', () => {
  expect(cellChange(compared(figures('0.3'), figures('0.2')))).toEqual({
    kind: 'flips',
    moves: '−10.00 pts',
    text: 'flips from subject, licence or exception to not subject, −10.00 pts',
  })
})
