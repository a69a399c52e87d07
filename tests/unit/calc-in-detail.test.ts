import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { byPath } from '../../shared/calc/explain/item-rows.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import { patchModel } from '../../shared/model/patch.ts'
import type { Model, Product } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { widget } from './widget.ts'

const pack = currentPack()
const dollars = (amount: string) => ({ amount, currency: 'USD' })

const unit = (id: string, lines: Product['lines'], madeBy = 'DE1', more = {}): Product => ({
  id,
  kind: 'commodity',
  eccn: 'EAR99',
  madeBy,
  price: dollars('1000'),
  lines,
  ...more,
})
const chip = (id: string) => ({
  id,
  kind: 'commodity' as const,
  origin: 'US',
  eccn: '3A001.a.2',
  price: dollars('10'),
})

function model(products: Product[]): Model {
  return {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [
      { id: 'DE1', country: 'DE', headquarters: 'DE' },
      { id: 'US1', country: 'US', headquarters: 'US' },
    ],
    parts: [chip('U1'), chip('U2')],
    products,
  }
}

const one = (item: string, quantity = '1') => ({ item, quantity })

/** What an evaluation says after patches, one after the other, and what a fresh one says. */
function livedThrough(base: Model, patches: readonly ModelPatch[]) {
  const options = { pack, choices: {}, day: '2026-11-24' }
  const ask = (evaluation: LiveEvaluation) => evaluation.result('W', 'CN', 'look-through')
  let evaluation = LiveEvaluation.of(base, options)
  let now = base
  ask(evaluation)
  for (const patch of patches) {
    evaluation = evaluation.patched(patch)
    now = patchModel(now, patch)
    ask(evaluation)
  }
  return [ask(evaluation), ask(LiveEvaluation.of(now, options))] as const
}

describe('An evaluation that lived through patches says what a fresh one says', () => {
  test('where a sub-assembly is removed and comes back with other lines', () => {
    const base = model([unit('W', [one('S'), one('U2')]), unit('S', [one('U1')])])
    const without = { products: [unit('W', [one('U2')])], removed: { products: ['S'] } }
    const again = { products: [unit('W', [one('S'), one('U2')]), unit('S', [one('U1', '7')])] }
    const [lived, fresh] = livedThrough(base, [without, again])
    expect(lived).toEqual(fresh)
    expect(fresh.controlled.low).toBe('80')
  })

  test('where two pieces on one line become one piece on each of two', () => {
    const base = model([unit('W', [one('U1', '2')])])
    const [lived, fresh] = livedThrough(base, [{ products: [unit('W', [one('U1'), one('U1')])] }])
    expect(lived).toEqual(fresh)
    expect(fresh.counted.map(({ paths, quantity }) => [paths, quantity])).toEqual([['2', '2']])
  })

  test('where one of two units of US make is used more often', () => {
    const made = (id: string) => unit(id, [one('U1')], 'US1', { eccn: '3A001.a.2' })
    const whole = (a: string, b: string) => unit('W', [one('S')], 'DE1', { price: dollars(a + b) })
    const inner = (a: string, b: string) => unit('S', [one('A', a), one('B', b)])
    const base = model([whole('9', '0000'), inner('1', '1'), made('A'), made('B')])
    const [lived, fresh] = livedThrough(base, [{ products: [inner('1', '3')] }])
    expect(lived).toEqual(fresh)
    expect(fresh.counted.map(({ path, quantity }) => [path.at(-1), quantity])).toEqual([
      ['B', '3'],
      ['A', '1'],
    ])
  })
})

describe('A result', () => {
  test('has no other method where the product itself alone is said to be discrete', () => {
    const discrete = { discrete: { applies: true, reason: 'sold alone' } }
    expect(widget([{ id: 'U', eccn: '3A001.a.2' }], discrete).otherMethod).toBeUndefined()
  })

  test('says of content that may lie in a product that its maker is not known', () => {
    const base = model([unit('W', [one('S')]), { ...unit('S', [one('U1')]), madeBy: null }])
    const options = { pack, choices: {}, day: '2026-11-24' }
    const { unknown } = LiveEvaluation.of(base, options).result('W', 'CN', 'look-through')
    const line = unknown.find(({ path }) => path.at(-1) === 'U1')
    expect(line?.because).toContain('inside a sub-assembly whose maker is not known')
  })

  test('tells a share between two bounds with both', () => {
    const { steps } = widget([
      { id: 'U1', eccn: '3A001.a.2', price: '100' },
      { id: 'U2', origin: null, eccn: '3A001.a.2', price: '300' },
    ])
    const step = steps.find(({ step }) => step === 'percentage')
    expect(step?.why).toBe('10.00 % to 40.00 % lies on both sides of 25 %')
  })
})

describe('The order', () => {
  test('of rows is that of their paths, and none among equal ones', () => {
    expect(byPath({ pathText: 'a' }, { pathText: 'b' })).toBe(-1)
    expect(byPath({ pathText: 'b' }, { pathText: 'a' })).toBe(1)
    expect(byPath({ pathText: 'a' }, { pathText: 'a' })).toBe(0)
  })

  test('of lines is that of the products, then of the lines in them', () => {
    const base = new Base(model([unit('W', [one('U1'), one('U2')]), unit('S', [one('U1')])]))
    const place = (product: string, line: number) => ({ product, line })
    expect(base.inOrder(place('W', 0), place('W', 1))).toBeLessThan(0)
    expect(base.inOrder(place('W', 1), place('W', 0))).toBeGreaterThan(0)
    expect(base.inOrder(place('W', 1), place('S', 0))).toBeLessThan(0)
  })
})
