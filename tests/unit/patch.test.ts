import { describe, expect, test } from 'vitest'
import { modelPatchSchema, patchModel } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'

const model: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [],
  entities: [{ id: 'E', country: 'DE' }],
  parts: [
    { id: 'A', kind: 'commodity' },
    { id: 'B', kind: 'commodity' },
  ],
  products: [{ id: 'W', kind: 'commodity', lines: [{ item: 'A', quantity: '1' }] }],
}

describe('A patch of a model', () => {
  test('leaves alone what it does not name', () => {
    const changed = { id: 'B', kind: 'commodity' as const, origin: 'US' }
    const patched = patchModel(model, { parts: [changed] })
    expect(patched.parts).toEqual([model.parts[0], changed])
    expect(patched.parts[0]).toBe(model.parts[0])
    expect(patched.products).toBe(model.products)
    expect(patched.entities).toBe(model.entities)
    expect(model.parts[1]).toEqual({ id: 'B', kind: 'commodity' })
  })

  test('puts what is new last, also what it removes and gives again', () => {
    const [a, fresh] = [
      { id: 'A', kind: 'software' as const },
      { id: 'C', kind: 'commodity' as const },
    ]
    expect(patchModel(model, { parts: [fresh] }).parts.map(({ id }) => id)).toEqual(['A', 'B', 'C'])
    const again = patchModel(model, { parts: [a], removed: { parts: ['A'] } })
    expect(again.parts).toEqual([model.parts[1], a])
  })

  test('takes no harm from ids to remove that are not there', () => {
    expect(patchModel(model, { removed: { parts: ['W'], products: ['A'] } })).toEqual(model)
  })

  test('replaces all rates, and the currency', () => {
    const rates = [{ from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-01-01' }]
    expect(patchModel(model, { rates, currency: 'EUR' })).toEqual({
      ...model,
      rates,
      currency: 'EUR',
    })
  })

  test('is checked as a model is', () => {
    expect(modelPatchSchema.safeParse({ parts: [{ id: 'A', kind: 'gadget' }] }).success).toBe(false)
    expect(modelPatchSchema.safeParse({ part: [] }).success).toBe(false)
    expect(modelPatchSchema.parse({ parts: model.parts, removed: {} })).toEqual({
      parts: model.parts,
      removed: {},
    })
  })
})
