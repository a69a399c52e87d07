import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import type { Model } from '../../shared/model/schema.ts'
import { folder } from './expecting.ts'
import { session, small } from './support.ts'

function open(model: Model = small()): Workspace {
  const workspace = Workspace.create(join(folder(), 'w.minimis'), session(), { model })
  onTestFinished(() => workspace.close())
  return workspace
}

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
