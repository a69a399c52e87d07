import { describe, expect, test } from 'vitest'
import {
  factsChangedElsewhere,
  productsAffected,
  verdictsChanged,
} from '../../shared/calc/effects.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { type ModelPatch, patchModel } from '../../shared/model/patch.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const kind = 'commodity' as const
const price = (amount: string) => ({ amount, currency: 'USD' })
const part = (id: string, more: Partial<Part> = {}): Part => ({ id, kind, ...more })
const product = (id: string, items: string[], more: Partial<Product> = {}): Product => ({
  id,
  kind,
  eccn: 'EAR99',
  madeBy: 'DE1',
  price: price('1000'),
  lines: items.map((item) => ({ item, quantity: '1' })),
  ...more,
})

const CHIP = part('CHIP', { origin: 'JP', eccn: '7A103.a', price: price('300') })
const SCREW = part('SCREW', { origin: 'JP', eccn: 'EAR99', price: price('1') })

/** W has SUB, X has SUB and a chip of its own, Y has the screw alone. */
const MODEL: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [],
  entities: [{ id: 'DE1', country: 'DE', headquarters: 'DE' }],
  parts: [CHIP, SCREW],
  products: [
    product('W', ['SUB']),
    product('SUB', ['CHIP']),
    product('X', ['SUB', 'CHIP']),
    product('Y', ['SCREW']),
  ],
}

const american = { ...CHIP, origin: 'US', facts: { memory: false } }

describe('Facts that change elsewhere', () => {
  test('are named with the products outside the one that they are for', () => {
    expect(factsChangedElsewhere(MODEL, { parts: [american, SCREW] }, 'W')).toEqual([
      { item: 'CHIP', member: 'origin', from: 'JP', to: 'US', products: ['X'] },
      { item: 'CHIP', member: 'facts.memory', from: null, to: 'false', products: ['X'] },
    ])
  })

  test('are none of what lies in the product alone, or is new', () => {
    const screw = { ...SCREW, eccn: null }
    expect(factsChangedElsewhere(MODEL, { parts: [screw, part('NEW')] }, 'Y')).toEqual([])
  })

  test('are named with every product where they are for none', () => {
    const dearer = { ...CHIP, price: price('400') }
    expect(factsChangedElsewhere(MODEL, { parts: [dearer] }, null)).toEqual([
      {
        item: 'CHIP',
        member: 'price',
        from: '300 USD',
        to: '400 USD',
        products: ['SUB', 'X', 'W'],
      },
    ])
  })

  test('are the lines of a sub-assembly too', () => {
    const sub = product('SUB', ['CHIP', 'SCREW'])
    expect(factsChangedElsewhere(MODEL, { products: [sub] }, 'W')).toEqual([
      { item: 'SUB', member: 'lines', from: '1 line', to: '2 lines', products: ['X'] },
    ])
  })
})

describe('Verdicts that change', () => {
  const before = LiveEvaluation.of(MODEL, { pack: currentPack(), choices: {}, day: '2026-11-24' })
  const asked = { destinations: ['CN', 'CA'], method: 'look-through' } as const
  const affected = (patch: ModelPatch) => productsAffected(MODEL, patchModel(MODEL, patch), patch)

  test('are looked for in what is changed and all above it, before and after', () => {
    expect(affected({ parts: [american] })).toEqual(['W', 'SUB', 'X'])
    const moved = product('W', ['SCREW'])
    expect(affected({ products: [moved], parts: [SCREW] })).toEqual(['W', 'Y'])
    expect(affected({ rates: [] })).toEqual(['W', 'SUB', 'X', 'Y'])
    expect(affected({ removed: { parts: ['CHIP'] } })).toEqual(['W', 'SUB', 'X'])
  })

  test('are told with what both ask for and shares', () => {
    const after = before.patched({ parts: [american] })
    expect(verdictsChanged(before, after, 'W', asked)).toEqual([
      {
        product: 'W',
        destination: 'CN',
        before: 'not-subject',
        after: 'no-licence',
        shareBefore: { low: '0', high: '0' },
        shareAfter: { low: '0.3', high: '0.3' },
      },
    ])
    expect(verdictsChanged(before, after, 'Y', asked)).toEqual([])
  })

  test('are told of products that are new', () => {
    const after = before.patched({ products: [product('NEW', ['SCREW'])] })
    const [first] = verdictsChanged(before, after, 'NEW', asked)
    expect(first).toMatchObject({ before: null, after: 'not-subject', shareBefore: { low: null } })
  })
})
