import { describe, expect, test } from 'vitest'
import type { Result } from '../../shared/calc/result/result.ts'
import { type Asked, type Given, widget } from './widget.ts'

/** What is asked of an item: its id, what is missing, whether it blocks, and how far it could move the share. */
type Open = [item: string, missing: string[], 'blocks' | 'moves', gap: string | null]

/** A widget with parts, what is asked of them in this order, and the items that are not counted. */
interface Row {
  parts: Given[]
  product?: Given
  asked?: Asked
  unknown: Open[]
  notCounted: string[]
}

const opens = ({ unknown }: Result): Open[] =>
  unknown.map(({ path, missing, blocks, gap }) => [
    path.at(-1) ?? '',
    missing,
    blocks ? 'blocks' : 'moves',
    gap,
  ])
const items = (lines: Result['notCounted']) => lines.map(({ path }) => path.at(-1))

const SENSOR = { id: 'SENSOR', eccn: '7A103.a' }
const SCREW = { id: 'SCREW', eccn: 'EAR99' }

test('A product without an ECCN is asked for it before the facts that would settle a case too', () => {
  const result = widget([SCREW], { eccn: null, facts: {} })
  expect(result.outcome).toBe('undetermined')
  expect(opens(result)).toEqual([['W', ['eccn', 'advancedNode', 'meets3B993f1'], 'blocks', null]])
})

describe('What is asked of one item', () => {
  test.each<[string, Row]>([
    [
      'its ECCN, where it is of US origin: undetermined at any share',
      {
        parts: [{ id: 'A', eccn: null }],
        unknown: [['A', ['eccn'], 'blocks', '0.1']],
        notCounted: [],
      },
    ],
    [
      'its origin, where it would need a licence if it were of US origin',
      {
        parts: [{ ...SENSOR, origin: null }],
        unknown: [['SENSOR', ['origin'], 'moves', '0.1']],
        notCounted: [],
      },
    ],
    [
      'its origin and its ECCN, where neither is known',
      {
        parts: [{ id: 'A', origin: null, eccn: null }],
        unknown: [['A', ['origin', 'eccn'], 'blocks', '0.1']],
        notCounted: [],
      },
    ],
    [
      'nothing, where it needs no licence whatever its origin',
      { parts: [{ ...SCREW, origin: null }], unknown: [], notCounted: ['SCREW'] },
    ],
    [
      'nothing, where it is foreign, whatever its ECCN',
      { parts: [{ id: 'A', origin: 'JP', eccn: null }], unknown: [], notCounted: ['A'] },
    ],
    [
      'its price, where it counts: nothing bounds what it could be worth',
      {
        parts: [{ ...SENSOR, price: null }],
        unknown: [['SENSOR', ['price'], 'moves', null]],
        notCounted: [],
      },
    ],
    [
      'its origin and its price, where it may count',
      {
        parts: [{ ...SENSOR, origin: null, price: null }],
        unknown: [['SENSOR', ['origin', 'price'], 'moves', null]],
        notCounted: [],
      },
    ],
    [
      'no price, where it does not count',
      { parts: [{ ...SCREW, price: null }], unknown: [], notCounted: ['SCREW'] },
    ],
    [
      'the rate that its price needs',
      {
        parts: [{ ...SENSOR, price: { amount: '100', currency: 'JPY' } }],
        unknown: [['SENSOR', ['rate JPY to USD'], 'moves', null]],
        notCounted: [],
      },
    ],
    [
      'whether it is civil telecommunications equipment, where that decides',
      {
        parts: [{ id: 'AMP', eccn: '3A001.b.2' }],
        asked: { to: 'IL' },
        unknown: [['AMP', ['civilTelecom'], 'moves', '0.1']],
        notCounted: [],
      },
    ],
    [
      'whether software is bundled',
      {
        parts: [{ id: 'CODE', kind: 'software', eccn: '4D001' }],
        unknown: [['CODE', ['bundled'], 'moves', '0.1']],
        notCounted: [],
      },
    ],
    [
      'the encryption path of an item that may fail the gate',
      {
        parts: [{ id: 'CRYPTO', eccn: '5A002.a' }],
        unknown: [['CRYPTO', ['encryption'], 'blocks', '0.1']],
        notCounted: [],
      },
    ],
    [
      'the paragraph, where only some paragraphs leave no level',
      {
        parts: [{ id: 'SAT', eccn: '9A515' }],
        asked: { to: 'MM' },
        unknown: [['SAT', ['paragraph'], 'blocks', '0.1']],
        notCounted: [],
      },
    ],
    [
      'its origin and the ECCN of what is declared inside it on one line, where both are open',
      {
        parts: [{ ...SENSOR, origin: null, usContent: { share: '0.2' } }],
        unknown: [['SENSOR', ['origin', 'eccn'], 'blocks', '0.1']],
        notCounted: [],
      },
    ],
    [
      'the ECCN of what is declared inside a foreign part',
      {
        parts: [{ ...SENSOR, origin: 'FR', usContent: { share: '0.2' } }],
        unknown: [['SENSOR', ['eccn'], 'blocks', '0.02']],
        notCounted: ['SENSOR'],
      },
    ],
    [
      'who made the sub-assembly around it',
      {
        parts: [{ id: 'UNIT' }, SENSOR],
        product: { lines: [{ item: 'UNIT', quantity: '1' }] },
        asked: {
          model: {
            products: [
              {
                id: 'UNIT',
                kind: 'commodity',
                eccn: 'EAR99',
                price: '300',
                lines: [{ item: 'SENSOR', quantity: '2' }],
              },
            ],
          },
        },
        unknown: [['SENSOR', ['madeBy of the sub-assembly'], 'moves', '0.2']],
        notCounted: ['UNIT'],
      },
    ],
  ])('%s', (_, { parts, product, asked, unknown, notCounted }) => {
    const result = widget(parts, product, asked)
    expect(opens(result)).toEqual(unknown)
    expect(items(result.notCounted)).toEqual(notCounted)
  })
})

describe('What is asked of the product itself', () => {
  test.each<[string, Given, Given[], Open]>([
    ['its price', { price: null }, [SENSOR], ['W', ['price'], 'blocks', null]],
    ['who makes it', { madeBy: null }, [SENSOR], ['W', ['madeBy'], 'blocks', null]],
    [
      'whether it is military, where a US part is surely a camera of 6A003',
      { facts: {} },
      [{ id: 'A', eccn: '6A003.b.4.a' }],
      ['W', ['militaryCommodity'], 'blocks', null],
    ],
  ])('%s', (_, product, parts, expected) => {
    expect(opens(widget(parts, product))).toEqual([expected])
  })

  test('whether it is military only moves nothing until the part is known', () => {
    expect(opens(widget([{ id: 'A', eccn: null }], { facts: {} }))).toEqual([
      ['A', ['eccn'], 'blocks', '0.1'],
      ['W', ['militaryCommodity'], 'moves', null],
    ])
  })
})

test('what blocks is asked first, then what has no bound, then by value, largest first', () => {
  const result = widget(
    [
      { id: 'SMALL', eccn: '7A103.a', origin: null, price: '10' },
      { id: 'LARGE', eccn: '7A103.a', origin: null, price: '90' },
      { id: 'NO-PRICE', eccn: '7A103.a', price: null },
      { id: 'NO-ECCN', eccn: null, price: '1' },
      { id: 'NO-ECCN-DEAR', eccn: null, price: '5' },
      { id: 'NO-PATH', eccn: '5A002.a', price: '3' },
      { id: 'NEITHER', eccn: null, price: null },
      { id: 'COUNTS', eccn: '7A103.a', price: '4' },
      SCREW,
    ],
    { facts: {} },
  )
  expect(opens(result)).toEqual([
    ['NEITHER', ['eccn', 'price'], 'blocks', null],
    ['NO-ECCN-DEAR', ['eccn'], 'blocks', '0.005'],
    ['NO-PATH', ['encryption'], 'blocks', '0.003'],
    ['NO-ECCN', ['eccn'], 'blocks', '0.001'],
    ['W', ['militaryCommodity'], 'moves', null],
    ['NO-PRICE', ['price'], 'moves', null],
    ['LARGE', ['origin'], 'moves', '0.09'],
    ['SMALL', ['origin'], 'moves', '0.01'],
  ])
  expect(items(result.counted)).toEqual(['COUNTS'])
  expect(items(result.notCounted)).toEqual(['SCREW'])
})

describe('Of a chip-making tool of 734.4(a)(8)', () => {
  const tool = { eccn: '3B001.d.1', facts: { militaryCommodity: false } }
  const from = (country: string) => ({ model: { entities: [{ id: 'DE1', country }] } })
  const chip = { eccn: '3A991' }
  const parts = [
    { id: 'US-OPEN', ...chip },
    { id: 'US-CHIP-NOT', ...chip, facts: { integratedCircuit: false } },
    { id: 'US-NO-ECCN', eccn: null },
    { id: 'US-EAR99', eccn: 'EAR99' },
    { id: 'ANY-OPEN', ...chip, origin: null },
    { id: 'ANY-CHIP', ...chip, origin: null, facts: { integratedCircuit: true } },
    { id: 'ANY-CHIP-NOT', ...chip, origin: null, facts: { integratedCircuit: false } },
    { id: 'ANY-NO-ECCN', eccn: null, origin: null },
    { id: 'JP-OPEN', ...chip, origin: 'JP' },
    { id: 'JP-NO-ECCN', eccn: null, origin: 'JP' },
  ]
  const ofParts: Open[] = [
    ['ANY-NO-ECCN', ['origin', 'eccn'], 'blocks', '0.1'],
    ['US-NO-ECCN', ['eccn'], 'blocks', '0.1'],
    ['ANY-CHIP', ['origin'], 'blocks', '0'],
    ['ANY-OPEN', ['origin', 'integratedCircuit'], 'blocks', '0'],
    ['US-OPEN', ['integratedCircuit'], 'blocks', '0'],
  ]

  test('what could be a US chip is asked of US and of unknown origin, nothing of foreign', () => {
    const result = widget(parts, tool, from('MY'))
    expect(result.outcome).toBe('undetermined')
    expect(opens(result)).toEqual(ofParts)
    expect(items(result.notCounted)).toEqual([
      'ANY-CHIP-NOT',
      'JP-NO-ECCN',
      'JP-OPEN',
      'US-CHIP-NOT',
      'US-EAR99',
    ])
  })

  test('the parent is asked as well where it matters, after what the parts leave open', () => {
    expect(opens(widget(parts, tool, from('JP')))).toEqual([
      ...ofParts,
      ['W', ['headquarters'], 'moves', null],
    ])
  })

  test('with a US chip known, the parent alone is asked for this case, and first', () => {
    const known = { id: 'US-CHIP', ...chip, facts: { integratedCircuit: true } }
    expect(opens(widget([...parts, known], tool, from('JP')))).toEqual([
      ['W', ['headquarters'], 'blocks', null],
      ...ofParts.slice(0, 2),
    ])
    expect(widget([...parts, known], tool, from('MY'))).toMatchObject({
      outcome: 'subject',
      rule: '734.4(a)(8)',
    })
  })
})
