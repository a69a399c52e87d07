import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { FULL, question } from '../property/models.ts'
import { anyModel } from './arbitrary.ts'
import { folder } from './expecting.ts'
import { canonical, session, telecom } from './support.ts'

const RUNS = 2500
const SEED = 20261124

function scratch(): Workspace {
  return Workspace.create(join(folder(), 'w.minimis'), session())
}

/** Puts each model in the place of the one before it and reads it back; some are taken back and redone. */
function expectIdentity(models: fc.Arbitrary<Model>, runs: number): void {
  const workspace = scratch()
  console.info(`seed ${SEED}, ${runs} runs`)
  let done = 0
  try {
    fc.assert(
      fc.property(models, (model) => {
        const before = canonical(workspace.model())
        workspace.apply({ kind: 'replaceModel', model })
        expect(canonical(workspace.model())).toBe(canonical(model))
        if (done++ % 5 > 0) return
        workspace.undo()
        expect(canonical(workspace.model())).toBe(before)
        workspace.redo()
        expect(canonical(workspace.model())).toBe(canonical(model))
      }),
      { seed: SEED, numRuns: runs },
    )
  } finally {
    workspace.close()
  }
}

test('the random models are ones that the app lets in', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const checked = checkModel(model)
      expect(checked.ok ? [] : checked.problems).toEqual([])
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('any model comes back from the database as it went in', () => {
  expectIdentity(anyModel, RUNS)
})

test('the models of the calculation tests come back as they went in', () => {
  expectIdentity(
    question(FULL).map(({ model }) => model),
    300,
  )
})

test('any model comes back after the file was closed and opened again', () => {
  const place = folder()
  let made = 0
  fc.assert(
    fc.property(anyModel, (model) => {
      const path = join(place, `${made++}.minimis`)
      Workspace.create(path, session(), { model }).close()
      const again = Workspace.open(path, session())
      try {
        expect(again.state().readOnly).toBeNull()
        expect(canonical(again.model())).toBe(canonical(model))
      } finally {
        again.close()
      }
    }),
    { seed: SEED, numRuns: 50 },
  )
})

test('the sample workspace comes back as it went in, also after reopening', () => {
  const path = join(folder(), 'telecom.minimis')
  const model = telecom()
  const workspace = Workspace.create(path, session(), { model })
  expect(canonical(workspace.model())).toBe(canonical(model))
  expect(workspace.state().counts).toEqual({
    parts: model.parts.length,
    products: model.products.length,
    lines: model.products.flatMap((product) => product.lines).length,
    entities: model.entities.length,
  })
  workspace.close()
  const again = Workspace.open(path, session())
  expect(canonical(again.model())).toBe(canonical(model))
  again.close()
})

test('the order of rates, companies, parts, products, lines and destinations is kept', () => {
  const model = telecom()
  const reversed: Model = {
    ...model,
    rates: model.rates.toReversed(),
    entities: model.entities.toReversed(),
    parts: model.parts.toReversed(),
    products: model.products
      .toReversed()
      .map((product) => ({ ...product, lines: product.lines.toReversed() })),
  }
  const workspace = scratch()
  workspace.apply({ kind: 'replaceModel', model: reversed })
  expect(canonical(workspace.model())).toBe(canonical(reversed))
  expect(canonical(reversed)).not.toBe(canonical(model))
  workspace.close()
})

test('setting every company, part and product one by one gives the same model', () => {
  const model = telecom()
  const workspace = scratch()
  for (const rate of model.rates) workspace.apply({ kind: 'setRate', rate })
  for (const entity of model.entities) workspace.apply({ kind: 'setEntity', entity })
  for (const part of model.parts) workspace.apply({ kind: 'setPart', part })
  for (const { lines: _, ...product } of model.products)
    workspace.apply({ kind: 'setProduct', product })
  for (const { id, lines } of model.products)
    for (const line of lines) workspace.apply({ kind: 'addLine', product: id, line })
  expect(canonical(workspace.model())).toBe(canonical(model))
  // Setting them again changes nothing, neither their place.
  for (const part of model.parts) workspace.apply({ kind: 'setPart', part })
  for (const entity of model.entities) workspace.apply({ kind: 'setEntity', entity })
  for (const rate of model.rates) workspace.apply({ kind: 'setRate', rate })
  for (const { lines: _, ...product } of model.products)
    workspace.apply({ kind: 'setProduct', product })
  expect(canonical(workspace.model())).toBe(canonical(model))
  workspace.close()
})

test('where a price, a rate, a classification and a declaration come from is kept', () => {
  const price = { amount: '1', currency: 'USD', source: 'quote 4', validFrom: '2026-01-01' }
  const classification = { who: 'A. Lee', on: '2026-02-03', source: 'ruling 12', state: 'doubted' }
  const usContent = {
    share: '0.1',
    eccn: '3A991',
    declaredBy: 'Northgate',
    declaredOn: '2025-01-01',
    validUntil: '2026-01-01',
    withdrawnOn: '2025-06-01',
    document: 'LTSD 17',
  }
  const read = checkModel({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [{ from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-09-01', source: 'ECB' }],
    entities: [],
    parts: [{ id: 'P', kind: 'commodity', price, classification, usContent }],
    products: [{ id: 'W', kind: 'commodity', lines: [], prices: { CN: price }, classification }],
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const workspace = scratch()
  try {
    workspace.apply({ kind: 'replaceModel', model: read.value })
    expect(canonical(workspace.model())).toBe(canonical(read.value))
    const set = { name: 'Board' }
    workspace.apply({ kind: 'changePart', id: 'P', set })
    expect(workspace.model().parts).toEqual([{ ...read.value.parts[0], ...set }])
  } finally {
    workspace.close()
  }
})
