import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { Model } from '../../shared/model/schema.ts'
import { folder } from './expecting.ts'
import { session, small } from './support.ts'

const US = ['US', 'PR']

function open(model: Model = small()): Workspace {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model })
  onTestFinished(() => workspace.close())
  return workspace
}

/** A sub-assembly on both of two products, a third product beside them, and six parts in it. */
function shared(): Model {
  const price = { amount: '1', currency: 'USD' }
  const part = { kind: 'commodity' as const, eccn: 'EAR99', price }
  const product = { kind: 'commodity' as const, madeBy: 'E1' }
  const line = (item: string) => ({ item, quantity: '1' })
  return {
    ...small(),
    parts: [
      { ...part, id: 'NO-ORIGIN' },
      { ...part, id: 'US-NO-ECCN', origin: 'US', eccn: null },
      { ...part, id: 'PR-NO-PRICE', origin: 'PR', price: null },
      { ...part, id: 'FOREIGN', origin: 'JP', eccn: null, price: null },
      { ...part, id: 'DECLARED', origin: 'JP', usContent: { share: '0.1' } },
      { ...part, id: 'KNOWN', origin: 'US' },
      { ...part, id: 'UNUSED', eccn: null, price: null },
    ],
    products: [
      { ...product, id: 'A', lines: [line('S'), line('S'), line('US-NO-ECCN')] },
      { ...product, id: 'B', lines: [line('S'), line('KNOWN')] },
      { ...product, id: 'C', lines: [line('PR-NO-PRICE'), line('FOREIGN'), line('DECLARED')] },
      { ...product, id: 'S', lines: [line('NO-ORIGIN')] },
    ],
  }
}

test('parts that could count and lack something are found with the products above them', () => {
  const { found, rows } = open(shared()).openParts(US)
  expect(found).toBe(4)
  expect(rows).toEqual([
    { id: 'NO-ORIGIN', name: 'NO-ORIGIN', missing: ['origin'], products: ['A', 'B'] },
    { id: 'DECLARED', name: 'DECLARED', missing: ['eccn'], products: ['C'] },
    { id: 'PR-NO-PRICE', name: 'PR-NO-PRICE', missing: ['price'], products: ['C'] },
    { id: 'US-NO-ECCN', name: 'US-NO-ECCN', missing: ['eccn'], products: ['A'] },
  ])
})

test('a part is open no more once what it lacks is known', () => {
  const workspace = open(shared())
  workspace.apply({ kind: 'changePart', id: 'NO-ORIGIN', set: { origin: 'DE' } })
  workspace.apply({ kind: 'changePart', id: 'US-NO-ECCN', set: { eccn: 'EAR99' } })
  expect(workspace.openParts(US).rows.map(({ id }) => id)).toEqual(['DECLARED', 'PR-NO-PRICE'])
})

test('the last change of a product counts its own data, price and lines, not the parts in it', () => {
  const workspace = open()
  const { revision } = workspace.state()
  expect(workspace.productChanges(revision)).toEqual([])
  expect(workspace.productChanges(0).map(({ product }) => product)).toEqual(['S', 'T', 'W'])

  workspace.apply({ kind: 'changePart', id: 'P1', set: { name: 'Other chip' } })
  expect(workspace.productChanges(revision)).toEqual([])
  workspace.apply({ kind: 'changeProduct', id: 'T', set: { eccn: '5A991' } })
  workspace.apply({ kind: 'addLine', product: 'S', line: { item: 'P3', quantity: '1' } })
  const price = { amount: '101', currency: 'USD' }
  workspace.apply({ kind: 'setPrice', item: 'W', validFrom: '', price })
  const changes = workspace.productChanges(revision)
  expect(changes.map(({ product, revision: at }) => [product, at - revision])).toEqual([
    ['S', 3],
    ['T', 2],
    ['W', 4],
  ])
  expect(changes[0]).toMatchObject({ who: 'Anna', at: '2026-11-24T08:00:00.000Z' })
})

test('a product that was removed has no last change', () => {
  const workspace = open()
  const { revision } = workspace.state()
  workspace.apply({ kind: 'removeProduct', id: 'T' })
  expect(workspace.productChanges(revision)).toEqual([])
  workspace.undo()
  expect(workspace.productChanges(revision).map(({ product }) => product)).toEqual(['T'])
})
