import { describe, expect, test } from 'vitest'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { LayeredMap } from '../../shared/calc/content/layered-map.ts'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { actOfResult, candidatesOf } from '../../shared/calc/result/act.ts'
import { type ModelPatch, patchModel } from '../../shared/model/patch.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model, Product } from '../../shared/model/schema.ts'
import {
  allDestinations,
  findDestination,
  isAmong,
  standInFor,
} from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { benchModel } from '../bench/model.ts'

const pack = currentPack()
const day = '2026-11-24'
const read = checkModel(telecom)
if (!read.ok) throw new Error('the sample is not usable')
const sample = read.value
const all = allDestinations(pack)

function live(model: Model): LiveEvaluation {
  return LiveEvaluation.of(model, { pack, choices: {}, day })
}

/** The results of a product that lived through a patch, and those of a fresh evaluation. */
function both(model: Model, patch: ModelPatch, product: string, to: string) {
  const evaluation = live(model)
  evaluation.result(product, to, 'look-through')
  evaluation.matrix(product, all, 'look-through')
  const patched = evaluation.patched(patch)
  const fresh = evaluateModel(patchModel(model, patch), {
    pack,
    day,
    destinations: [to],
    products: [product],
  })
  return [patched.result(product, to, 'look-through'), fresh.results[0]] as const
}

/** Prices as a row of the matrix has them: one alone where it is the same for all. */
const oneOrAll = (prices: (string | null)[]) =>
  new Set(prices).size === 1 ? prices.slice(0, 1) : prices

describe('A matrix over every destination of the pack', () => {
  test('says of each what a single result says, though few stand in for many', () => {
    const standIns = new Set(
      all.map((code) => {
        const destination = findDestination(pack, code)
        return destination && standInFor(pack, destination).code
      }),
    )
    expect(standIns.size).toBeLessThan(all.length / 3)
    for (const { id } of sample.products) {
      const row = live(sample).matrix(id, all, 'look-through')
      const { results } = evaluateModel(sample, { pack, day, destinations: all, products: [id] })
      expect(row).toEqual({
        outcomes: results.map(({ outcome }) => outcome),
        acts: results.map(actOfResult),
        candidates: results.map((result) =>
          actOfResult(result) === 'licence' ? candidatesOf(result.need.exceptions).join(', ') : '',
        ),
        needMissing: [
          ...new Set(
            results.flatMap((result) =>
              actOfResult(result) === 'need-open' ? result.need.missing : [],
            ),
          ),
        ],
        rules: results.map(({ rule }) => rule),
        low: results.map(({ share }) => share.low),
        high: results.map(({ share }) => share.high),
        levels: results.map(({ threshold }) => threshold),
        prices: oneOrAll(results.map(({ price }) => price)),
      })
    }
  })

  test('asks only for sets of destinations that the pack has', () => {
    const china = findDestination(pack, 'CN')
    if (!china) throw new Error('no CN')
    expect(() => isAmong(pack, china, { any: ['CN'] })).toThrow('no such set')
  })
})

describe('A patch of a large model', () => {
  const model = benchModel(10_000)
  const board = model.products.find(({ id }) => id === 'B3') as Product

  test('of many parts at once, more than an overlay holds', () => {
    const parts = model.parts.slice(0, 1500).map((part) => ({ ...part, origin: 'US' }))
    const [patched, fresh] = both(model, { parts }, 'W', 'CN')
    expect(patched).toEqual(fresh)
  })

  test('of a sub-assembly line moves every item below it', () => {
    const lines = board.lines.map((line) =>
      line.item.startsWith('M') ? { ...line, quantity: '17.5' } : line,
    )
    const [patched, fresh] = both(model, { products: [{ ...board, lines }] }, 'W', 'CN')
    expect(patched).toEqual(fresh)
  })

  test('that takes a board out lets go of what only it had', () => {
    const root = model.products.find(({ id }) => id === 'W') as Product
    const lines = root.lines.filter(({ item }) => item !== 'B3')
    const patch = { products: [{ ...root, lines }], removed: { products: ['B3'] } }
    const [patched, fresh] = both(model, patch, 'W', 'CN')
    expect(patched).toEqual(fresh)
  })

  test('may make a part of what was a product', () => {
    const part = { id: 'B3', kind: 'commodity' as const, origin: 'US', eccn: '7A103.a' }
    const patch = { parts: [part], removed: { products: ['B3'] } }
    const [patched, fresh] = both(model, patch, 'W', 'CN')
    expect(patched).toEqual(fresh)
    expect(patched.unknown.map(({ path }) => path.at(-1))).toContain('B3')
  })

  test('that closes a cycle is refused', () => {
    const lines = [...board.lines, { item: 'W', quantity: '1' }]
    expect(() => live(model).patched({ products: [{ ...board, lines }] })).toThrow('cycle')
  })
})

describe('Other switches', () => {
  test('judge the same model otherwise and leave the evaluation as it is', () => {
    const evaluation = live(sample)
    const [product] = sample.products
    const asked = [product?.id ?? '', ['SY'], 'look-through'] as const
    const own = evaluation.matrix(...asked)
    const other = evaluation.withChoices({ syriaSpp: 'excluded' }).matrix(...asked)
    expect(other).not.toEqual(own)
    expect(evaluation.matrix(...asked)).toEqual(own)
  })
})

describe('An overlay', () => {
  test('keeps its variants apart', () => {
    const base = LayeredMap.of([
      ['a', 1],
      ['b', 2],
    ])
    const one = base.with([
      ['a', 3],
      ['b', undefined],
    ])
    const other = base.with([['c', 4]])
    one.keep('d', 5)
    expect(
      [base, one, other].map((overlay) => ['a', 'b', 'c', 'd'].map((key) => overlay.get(key))),
    ).toEqual([
      [1, 2, undefined, undefined],
      [3, undefined, undefined, 5],
      [1, 2, 4, undefined],
    ])
    expect([...one.differingFrom(other)].sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('with very many changes is one on its own', () => {
    const base = LayeredMap.of(Array.from({ length: 3000 }, (_, i) => [`${i}`, i] as const))
    const changed = base.with(
      Array.from({ length: 2000 }, (_, i) => [`${i}`, i % 2 ? undefined : -i] as const),
    )
    expect([
      base.get('3'),
      base.get('4'),
      changed.get('3'),
      changed.get('4'),
      changed.get('2999'),
    ]).toEqual([3, 4, undefined, -4, 2999])
    expect(changed.differingFrom(base).size).toBe(1999)
  })
})

describe('A patch of one company', () => {
  const chip = {
    id: 'CHIP',
    kind: 'commodity' as const,
    origin: 'US',
    eccn: '3A991',
    price: { amount: '1', currency: 'USD' },
    facts: { integratedCircuit: true },
  }
  const tool: Product = {
    id: 'TOOL',
    kind: 'commodity',
    eccn: '3B001.d.1',
    madeBy: 'MAKER',
    exportedFrom: 'MY',
    exportedBy: 'SHIPPER',
    price: { amount: '1000', currency: 'USD' },
    lines: [{ item: 'CHIP', quantity: '1' }],
    facts: { militaryCommodity: false },
  }
  const model: Model = {
    ...sample,
    currency: 'USD',
    rates: [],
    entities: [
      { id: 'MAKER', country: 'JP', headquarters: 'JP' },
      { id: 'SHIPPER', country: 'JP', headquarters: 'JP' },
    ],
    parts: [chip],
    products: [tool, { ...tool, id: 'OTHER' }],
  }

  test.each<[why: string, patch: ModelPatch, outcome: string]>([
    ['nothing', {}, 'not-subject'],
    [
      'the maker is in the United States',
      { entities: [{ id: 'MAKER', country: 'US' }] },
      'subject',
    ],
    [
      'the parent of the company that ships it is in China',
      { entities: [{ id: 'SHIPPER', country: 'JP', headquarters: 'CN' }] },
      'subject',
    ],
    [
      'the parent of the company that ships it is not known',
      { entities: [{ id: 'SHIPPER', country: 'JP' }] },
      'undetermined',
    ],
  ])('reaches what it makes and ships: %s', (_, patch, outcome) => {
    const [patched, fresh] = both(model, patch, 'TOOL', 'CN')
    expect(patched).toEqual(fresh)
    expect(patched.outcome).toBe(outcome)
  })

  test('or of one product that goes leaves nothing of it', () => {
    const patched = live(model).patched({ removed: { products: ['OTHER'] } })
    expect([patched.has('TOOL'), patched.has('OTHER')]).toEqual([true, false])
  })
})
