import { describe, expect, test, vi } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { topologicalOrder } from '../../shared/model/graph.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Line, Model, Product } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

// A core that walks every path would need hours for these.
vi.setConfig({ testTimeout: 5_000 })

const pack = currentPack()

function product(id: string, lines: Line[], price = '1000'): Product {
  return {
    id,
    kind: 'commodity',
    eccn: '5A991',
    madeBy: 'DE1',
    price: { amount: price, currency: 'USD' },
    lines,
  }
}

/** Products over one part: a sensor of US origin for one cent, which counts for China. */
function modelOf(products: Product[], eccn: string | null = '7A103.a'): Model {
  return {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [{ id: 'DE1', country: 'DE' }],
    parts: [
      {
        id: 'SENSOR',
        kind: 'commodity',
        origin: 'US',
        eccn,
        price: { amount: '0.01', currency: 'USD' },
        facts: { incorporated: true },
      },
    ],
    products,
  }
}

function judge(products: Product[], to = 'CN', eccn: string | null = '7A103.a') {
  const model = modelOf(products, eccn)
  expect(checkModel(structuredClone(model))).toMatchObject({ ok: true })
  const { results } = evaluateModel(model, {
    pack,
    day: '2026-11-24',
    destinations: [to],
    products: ['W'],
  })
  const [result] = results
  if (!result) throw new Error('no result')
  return result
}

const one = (item: string): Line => ({ item, quantity: '1' })

/** Levels of sub-assemblies, each of which contains every one of the next level. */
function lattice(levels: number, width: number, price: string): Product[] {
  const level = (at: number) => Array.from({ length: width }, (_, i) => `L${at}-${i}`)
  return [
    product('W', level(1).map(one), price),
    ...Array.from({ length: levels }, (_, i) => i + 1).flatMap((at) =>
      level(at).map((id) => product(id, (at === levels ? ['SENSOR'] : level(at + 1)).map(one))),
    ),
  ]
}

describe('Shared sub-assemblies', () => {
  test('A diamond of 42 items and 80 lines counts every one of its 1,048,576 paths', () => {
    // 2^20 sensors of one cent are 10,485.76; the price makes them exactly a quarter.
    const products = lattice(20, 2, '41943.04')
    expect(products.length + 1).toBe(42)
    expect(products.flatMap((item) => item.lines)).toHaveLength(80)
    const result = judge(products)
    expect(result.controlled).toEqual({ low: '10485.76', high: '10485.76' })
    expect(result.share).toEqual({ low: '0.25', high: '0.25' })
    expect(result).toMatchObject({ outcome: 'not-subject', rule: '734.4(d)' })
    const [line] = result.counted
    expect(result.counted).toHaveLength(1)
    expect(line?.value).toBe('10485.76')
    expect(line?.path).toHaveLength(22)
    expect([line?.path[0], line?.path.at(-1)]).toEqual(['W', 'SENSOR'])
  })

  test('26 dense levels of three count every one of their 2,541,865,828,329 paths', () => {
    // 3^26 cents, and the price is four times that less one cent: just above a quarter.
    const paths = 3n ** 26n
    const cents = `${paths * 4n - 1n}`
    const result = judge(lattice(26, 3, `${cents.slice(0, -2)}.${cents.slice(-2)}`))
    expect(result.controlled).toEqual({ low: '25418658283.29', high: '25418658283.29' })
    expect(result.share.low).toBe(`${paths}/${paths * 4n - 1n}`)
    expect(result).toMatchObject({ outcome: 'subject', rule: '734.4(d)' })
  })

  test('A bill of materials 10,000 levels deep is evaluated', () => {
    const deep = Array.from({ length: 10_000 }, (_, i) =>
      product(i === 0 ? 'W' : `S${i}`, [one(i === 9_999 ? 'SENSOR' : `S${i + 1}`)], '0.04'),
    )
    const result = judge(deep)
    expect(result.share).toEqual({ low: '0.25', high: '0.25' })
    expect(result.outcome).toBe('not-subject')
    expect(result.counted[0]?.path).toHaveLength(10_001)
    expect(judge(deep, 'IR').outcome).toBe('subject')
  })

  test('Quantities multiply along a path and add up over paths, with all their decimals', () => {
    const result = judge([
      product('W', [
        { item: 'A', quantity: '1.5' },
        { item: 'B', quantity: '0.001' },
        { item: 'B', quantity: '2' },
      ]),
      product('A', [
        { item: 'B', quantity: '0.3' },
        { item: 'SENSOR', quantity: '7' },
      ]),
      product('B', [{ item: 'SENSOR', quantity: '0.0001' }]),
    ])
    // (1.5 x (0.3 x 0.0001 + 7) + 2.001 x 0.0001) x 0.01
    expect(result.controlled.low).toBe('0.105002451')
  })

  test('A line of quantity zero brings nothing of what lies below it', () => {
    const products = (quantity: string) => [
      product('W', [{ item: 'A', quantity }]),
      product('A', [{ item: 'SENSOR', quantity: '1000000' }]),
    ]
    const nothing = { outcome: 'not-subject', controlled: { low: '0', high: '0' } }
    expect(judge(products('0'))).toMatchObject(nothing)
    // Not even content that would leave the product open at any share.
    expect(judge(products('0.0'), 'CN', null)).toMatchObject(nothing)
    expect(judge(products('0.0000001'), 'CN', null)).toMatchObject({ outcome: 'undetermined' })
  })
})

describe('Cycles', () => {
  const cycleOf = (products: Product[]) => {
    const read = checkModel(modelOf(products))
    return read.ok ? [] : read.problems
  }

  test('A cycle is refused with exactly its members, in order', () => {
    const problems = cycleOf([
      product('W', [one('A'), one('ASIDE')]),
      product('A', [one('B'), one('BELOW')]),
      product('B', [one('C')]),
      product('C', [one('SENSOR'), one('A')]),
      product('BELOW', [one('SENSOR')]),
      product('ASIDE', [one('BELOW')]),
    ])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.path).toMatch(/^products\[[123]\]\.lines/)
    const members = problems[0]?.message.split(': ').at(-1)?.split(' > ') ?? []
    expect(members).toHaveLength(4)
    expect(members[0]).toBe(members[3])
    const start = members.indexOf('A')
    expect([0, 1, 2].map((step) => members[(start + step) % 3])).toEqual(['A', 'B', 'C'])
  })

  test('A product that contains itself is a cycle of one', () => {
    const problems = cycleOf([product('W', [one('SENSOR'), one('W')])])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path: expect.stringContaining('products[0].lines') })
    expect(problems[0]?.message).toContain('W > W')
  })

  test('A cycle is refused even where its quantity is zero and nothing leads to it', () => {
    const problems = cycleOf([
      product('W', [one('SENSOR')]),
      product('X', [{ item: 'Y', quantity: '0' }]),
      product('Y', [one('X')]),
    ])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toMatch(/X > Y > X|Y > X > Y/)
  })

  test('A cycle of 10,000 members is found and named in full', () => {
    const ring = Array.from({ length: 10_000 }, (_, i) =>
      product(`R${i}`, [one(`R${(i + 1) % 10_000}`)]),
    )
    const problems = cycleOf(ring)
    expect(problems).toHaveLength(1)
    const members = problems[0]?.message.split(': ').at(-1)?.split(' > ') ?? []
    expect(new Set(members).size).toBe(10_000)
  })
})

describe('The order of a graph', () => {
  const graph = (...edges: number[][]) => ({
    size: edges.length,
    children: (node: number) => edges[node] ?? [],
  })

  test('Every node comes after all that contain it', () => {
    const sorted = topologicalOrder(graph([3, 1], [2, 2], [], [1], []))
    if (!('order' in sorted)) throw new Error('no cycle was given')
    const { order } = sorted
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4])
    for (const [above, below] of [
      [0, 3],
      [0, 1],
      [3, 1],
      [1, 2],
    ] as const) {
      expect(order.indexOf(above)).toBeLessThan(order.indexOf(below))
    }
  })

  test('A cycle is given without what hangs above or below it', () => {
    const sorted = topologicalOrder(graph([1], [2, 4], [3], [1], [5], []))
    if (!('cycle' in sorted)) throw new Error('there is a cycle')
    const at = sorted.cycle.indexOf(1)
    expect([0, 1, 2].map((step) => sorted.cycle[(at + step) % 3])).toEqual([1, 2, 3])
    expect(sorted.cycle).toHaveLength(3)
  })

  test('An empty graph has an empty order', () => {
    expect(topologicalOrder(graph())).toEqual({ order: [] })
  })
})
