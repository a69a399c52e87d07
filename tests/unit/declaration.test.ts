import { expect, test } from 'vitest'
import { type Lapse, lapseOf } from '../../shared/rules/declaration.ts'
import { type Given, widget } from './widget.ts'

test.each<[declared: { validUntil?: string | null; withdrawnOn?: string | null }, Lapse | null]>([
  [{}, null],
  [{ validUntil: null, withdrawnOn: null }, null],
  [{ validUntil: '2026-11-24' }, null],
  [{ validUntil: '2026-11-23' }, 'expired'],
  [{ withdrawnOn: '2026-11-25' }, null],
  [{ withdrawnOn: '2026-11-24' }, 'withdrawn'],
  [{ validUntil: '2026-11-01', withdrawnOn: '2026-10-01' }, 'withdrawn'],
])('A declaration of %j stands or does not on 24 November 2026', (declared, lapse) => {
  expect(lapseOf({ share: '0.1', ...declared }, '2026-11-24')).toBe(lapse)
})

const BOARD = { id: 'BOARD', origin: 'JP', eccn: 'EAR99', price: '100' }
const lapsed = (usContent: Given) => [
  { ...BOARD, usContent: { validUntil: '2026-01-01', ...usContent } },
]

test('The line of what was declared says why it is open, up to the whole price', () => {
  const { notCounted, unknown, assumed } = widget(lapsed({ share: '0.5', eccn: '7A103.a' }))
  expect(notCounted.map(({ because }) => because)).toEqual([['not of US origin']])
  expect(unknown).toMatchObject([
    {
      path: ['W', 'BOARD'],
      value: '100',
      gap: '0.1',
      blocks: false,
      missing: ['usContent'],
      because: ["the supplier's declaration of the US content inside it has expired"],
    },
  ])
  expect(assumed).toBeUndefined()
})

test('Without an ECCN it is open at any share, as it was while the declaration held', () => {
  const { outcome, unknown } = widget(lapsed({ share: '0.5' }))
  expect(outcome).toBe('undetermined')
  expect(unknown).toMatchObject([{ missing: ['usContent'], blocks: true }])
})

test('A part of US origin is what it is, whatever was declared of it', () => {
  const [board] = lapsed({ share: '0.5', eccn: '7A103.a' })
  const { counted, notCounted, unknown } = widget([{ ...board, origin: 'US' }])
  expect([counted.length, notCounted.length, unknown.length]).toEqual([0, 1, 0])
})

test('Shipped beside the product it is nobody’s question', () => {
  const [board] = lapsed({ share: '0', eccn: '7A103.a' })
  const { unknown } = widget([{ ...board, facts: { incorporated: false } }])
  expect(unknown).toEqual([])
})

test('Second incorporation does not drop what may be of a series that it does not reach', () => {
  const unit = {
    id: 'UNIT',
    kind: 'commodity',
    eccn: 'EAR99',
    madeBy: 'DE1',
    price: '200',
    discrete: { applies: true, reason: 'sold alone' },
    lines: [{ item: 'BOARD', quantity: '1' }],
  }
  for (const share of ['0', '0.5']) {
    const model = {
      products: [unit],
      parts: [
        {
          ...BOARD,
          kind: 'commodity',
          price: { amount: '100', currency: 'USD' },
          usContent: { share, eccn: '3A991', validUntil: '2026-01-01' },
        },
      ],
    }
    const result = widget([{ id: 'UNIT' }], {}, { method: 'second-incorporation', model })
    expect(result.share).toEqual({ low: '0', high: '0.1' })
  }
})

test('A case without a level of which the declaration spoke asks for a new one', () => {
  const { outcome, steps } = widget(lapsed({ share: '0.5', eccn: '9A610.x' }))
  expect(outcome).toBe('undetermined')
  expect(steps.find(({ rule }) => rule === '734.4(a)(6)(i)')).toMatchObject({
    answer: 'open',
    items: [['W', 'BOARD']],
  })
})
