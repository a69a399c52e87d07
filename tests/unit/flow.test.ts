import { expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { MOST_FLOW_BLOCKS, MOST_FLOW_DEPTH } from '../../shared/calc/result/flow.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { layOutFlow, nextPlace } from '../../shared/report/flow-layout.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const DAY = '2026-11-28'

function part(id: string, amount: string | null, origin = 'US'): Part {
  const price = amount === null ? null : { amount, currency: 'USD' }
  return { id, kind: 'commodity', origin, eccn: '3A001.a.1.a', price, facts: {} }
}

function product(id: string, items: readonly (readonly [string, string])[]): Product {
  const lines = items.map(([item, quantity]) => ({ item, quantity }))
  const price = { amount: '1000', currency: 'USD' }
  return { id, kind: 'commodity', eccn: '5A991', madeBy: 'DE1', price, lines, facts: {} }
}

function live(parts: Part[], products: Product[]): LiveEvaluation {
  const model: Model = {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [{ id: 'DE1', name: 'Werk Eins', country: 'DE', headquarters: 'DE' }],
    parts,
    products,
  }
  return LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day: DAY })
}

const flowOf = (evaluation: LiveEvaluation, cut: { perMille?: number; most?: number } = {}) =>
  evaluation.flow('W', 'CN', 'look-through', {
    grouping: 'assembly',
    cut: { perMille: 0, withNotCounted: true, most: MOST_FLOW_BLOCKS, ...cut },
  })

const named = ({ kind, id, counted }: { kind: string; id: string | null; counted: string }) =>
  `${kind} ${id} ${counted}`

test('a shared sub-assembly stands under each that has it, with its part of the value', () => {
  const evaluation = live(
    [part('A', '10'), part('B', '7', 'JP')],
    [
      product('W', [
        ['X', '1'],
        ['Y', '2'],
      ]),
      product('X', [['S', '3']]),
      product('Y', [
        ['S', '0.5'],
        ['B', '1'],
      ]),
      product('S', [['A', '1']]),
    ],
  )
  const { blocks, controlled } = flowOf(evaluation)
  expect(controlled).toEqual({ low: '40', high: '40' })
  expect(blocks.map(named)).toEqual([
    'product W 40',
    'assembly X 30',
    'assembly Y 10',
    'assembly S 30',
    'item A 30',
    'item B 0',
    'assembly S 10',
    'item A 10',
  ])
  expect(blocks[5]?.notCounted).toBe('14')
  expect(blocks[1]?.company).toBe('Werk Eins')
})

test('what is one of many is cut into one rest, with its exact amount and how many it is', () => {
  const parts = Array.from({ length: 6000 }, (_, at) => part(`P${at}`, `${at + 1}`))
  const evaluation = live(parts, [
    product(
      'W',
      parts.map(({ id }) => [id, '1'] as const),
    ),
  ])
  const { blocks } = flowOf(evaluation)
  expect(blocks).toHaveLength(MOST_FLOW_BLOCKS)
  const rest = blocks.at(-1)
  expect(rest).toMatchObject({ kind: 'rest', stands: 1002, counted: `${(1002 * 1003) / 2}` })
})

test('what has no known value is not small, and stands by itself', () => {
  const parts = [part('A', '1000'), part('B', '1'), part('C', '1'), part('D', null)]
  const evaluation = live(parts, [
    product(
      'W',
      parts.map(({ id }) => [id, '1'] as const),
    ),
  ])
  const flow = flowOf(evaluation, { perMille: 100 })
  expect(flow.controlled.high).toBeNull()
  expect(flow.blocks.map(({ kind, id, unpriced }) => [kind, id, unpriced])).toEqual([
    ['product', 'W', true],
    ['item', 'A', false],
    ['item', 'D', true],
    ['rest', null, false],
  ])
  const places = layOutFlow(flow.blocks, { withNotCounted: false })
  expect(places[2]?.open).toBeGreaterThan(0.01)
})

test('a chain deeper than is shown ends closed, with all that it has', () => {
  const chain = Array.from({ length: 60 }, (_, at) =>
    product(`L${at}`, [[at === 59 ? 'A' : `L${at + 1}`, '1']]),
  )
  const { blocks } = flowOf(live([part('A', '5')], [product('W', [['L0', '1']]), ...chain]))
  expect(blocks).toHaveLength(MOST_FLOW_DEPTH + 1)
  expect(blocks.at(-1)).toMatchObject({ isClosed: true, counted: '5' })
})

test('paths that double at each level do not double the work', () => {
  const levels = Array.from({ length: 60 }, (_, at) => {
    const inner = at === 59 ? 'A' : `L${at + 1}`
    const twin = at === 59 ? 'A' : `M${at + 1}`
    const lines = [[inner, '1'] as const, [twin, '1'] as const]
    return [product(`L${at}`, lines), product(`M${at}`, lines)]
  }).flat()
  const { blocks, controlled } = flowOf(
    live([part('A', '1')], [product('W', [['L0', '1']]), ...levels]),
  )
  expect(controlled.low).toBe(`${2n ** 60n}`)
  expect(blocks.length).toBeLessThanOrEqual(MOST_FLOW_BLOCKS)
  expect(blocks[0]?.counted).toBe(controlled.low)
})

test('blocks are as high as their value, and lie within the one that they are in', () => {
  const parts = [part('A', '30'), part('B', '10', 'JP'), part('C', '60')]
  const evaluation = live(parts, [
    product('W', [
      ['X', '1'],
      ['C', '1'],
    ]),
    product('X', [
      ['A', '1'],
      ['B', '1'],
    ]),
  ])
  const { blocks } = flowOf(evaluation)
  const places = layOutFlow(blocks, { withNotCounted: true })
  expect(blocks.map(({ id }) => id)).toEqual(['W', 'C', 'X', 'A', 'B'])
  expect(places.map(({ depth }) => depth)).toEqual([0, 1, 1, 2, 2])
  expect(places.map(({ height }) => height)).toEqual([1, 0.6, 0.4, 0.3, 0.1])
  for (const { at, top, height, counted, open, notCounted } of places) {
    expect(counted + open + notCounted).toBeCloseTo(height, 12)
    const { parent } = blocks[at] as (typeof blocks)[number]
    if (parent === null) continue
    const outer = places[parent] as (typeof places)[number]
    expect(top).toBeGreaterThanOrEqual(outer.top - 1e-12)
    expect(top + height).toBeLessThanOrEqual(outer.top + outer.height + 1e-12)
  }
  expect(nextPlace(places, 0, 'ArrowRight')).toBe(1)
  expect(nextPlace(places, 1, 'ArrowDown')).toBe(2)
  expect(nextPlace(places, 2, 'ArrowRight')).toBe(3)
  expect(nextPlace(places, 4, 'ArrowLeft')).toBe(2)
  expect(nextPlace(places, 4, 'ArrowRight')).toBe(4)
  expect(nextPlace(places, 0, 'ArrowUp')).toBe(0)
  expect(nextPlace(places, 0, 'Enter')).toBeNull()
})

test('nothing that counts is nothing to draw', () => {
  const evaluation = live([part('A', '30', 'JP')], [product('W', [['A', '1']])])
  const { blocks } = evaluation.flow('W', 'CN', 'look-through', {
    grouping: 'assembly',
    cut: { perMille: 0, withNotCounted: false, most: MOST_FLOW_BLOCKS },
  })
  expect(blocks).toHaveLength(1)
  expect(readRatio(blocks[0]?.notCounted ?? '0').n).toBe(30n)
  expect(layOutFlow(blocks, { withNotCounted: false })).toEqual([])
})
