import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BomTree, everyBranch, type TreeRow, type TreeRows } from '../../renderer/stores/tree.ts'
import type { BomRow } from '../../shared/workspace/views.ts'
import { bomRow } from './bom-rows.ts'

const assembly = (line: number, item: string, product = 'W') =>
  bomRow(line, { item, itemType: 'product', product, lines: 2 })

const boms = {
  W: [bomRow(1), assembly(2, 'A'), assembly(3, 'B')],
  A: [bomRow(11, { product: 'A' }), assembly(12, 'B', 'A')],
  B: [bomRow(21, { product: 'B' })],
}
const shown = (rows: TreeRows) => rows.all().map(({ number, row }) => `${number} ${row.item}`)

const keysOf = (rows: readonly TreeRow[]) => rows.map(({ key }) => key)
const differing = (before: TreeRows, after: TreeRows) =>
  after.all().filter((row, at) => row !== before.all()[at])

test('what is closed shows only itself, what is open shows its lines with their numbers', () => {
  const tree = new BomTree()
  expect(shown(tree.rows('W', boms, new Set()))).toEqual(['1 P1', '2 A', '3 B'])
  const rows = tree.rows('W', boms, new Set(['2', '2/12']))
  expect(shown(rows)).toEqual(['1 P1', '2 A', '2.1 P11', '2.2 B', '2.2.1 P21', '3 B'])
  expect(rows.all().map(({ key }) => key)).toEqual(['1', '2', '2/11', '2/12', '2/12/21', '3'])
  expect(rows.all().map(({ depth }) => depth)).toEqual([1, 1, 2, 2, 3, 1])
})

test('a sub-assembly whose lines are not read yet stays closed', () => {
  const rows = new BomTree().rows('W', { W: boms.W }, new Set(['2']))
  expect(shown(rows)).toEqual(['1 P1', '2 A', '3 B'])
  expect(rows.all()[1]?.isOpen).toBe(false)
})

test('a shared sub-assembly stands in every place, and a change shows in all of them', () => {
  const tree = new BomTree()
  const opened = everyBranch('W', boms)
  expect([...opened].sort()).toEqual(['2', '2/12', '3'])
  const before = tree.rows('W', boms, opened)
  const changed = { ...boms, B: [bomRow(21, { product: 'B', quantity: '7' })] }
  const after = tree.rows('W', changed, opened)
  const fresh = differing(before, after).map(({ key }) => key)
  expect(fresh).toEqual(['2/12/21', '3/21'])
})

test('where nothing changed the very same rows come back', () => {
  const tree = new BomTree()
  const opened = everyBranch('W', boms)
  const before = tree.rows('W', boms, opened)
  expect(tree.rows('W', { ...boms }, new Set(opened))).toBe(before)
})

test('an inserted line gives the lines after it other numbers, and those below them', () => {
  const tree = new BomTree()
  tree.rows('W', boms, new Set(['2']))
  const inserted = { ...boms, W: [bomRow(9), ...boms.W] }
  expect(shown(tree.rows('W', inserted, new Set(['2'])))).toEqual([
    '1 P9',
    '2 P1',
    '3 A',
    '3.1 P11',
    '3.2 B',
    '4 B',
  ])
})

test('rows know what changed in them since those before, and only since those', () => {
  const tree = new BomTree()
  const opened = everyBranch('W', boms)
  const before = tree.rows('W', boms, opened)
  const changed = { ...boms, B: [bomRow(21, { product: 'B', quantity: '7' })] }
  const after = tree.rows('W', changed, opened)
  expect(after.changedFrom(before)?.map(({ key }) => key)).toEqual(['2/12/21', '3/21'])
  const again = {
    ...changed,
    A: [bomRow(11, { product: 'A', quantity: '9' }), boms.A[1] as BomRow],
  }
  const last = tree.rows('W', again, opened)
  expect(last.changedFrom(after)?.map(({ key }) => key)).toEqual(['2/11'])
  expect(last.changedFrom(before)).toBeNull()
  expect(tree.rows('W', again, new Set()).changedFrom(last)).toBeNull()
})

test('a sub-assembly that was away while something in it changed shows what it is now', () => {
  const tree = new BomTree()
  const opened = everyBranch('W', boms)
  tree.rows('W', boms, opened)
  const away = { ...boms, W: boms.W.filter(({ item: id }) => id !== 'A') }
  tree.rows('W', away, opened)
  const changed = { ...away, B: [bomRow(21, { product: 'B', quantity: '7' })] }
  tree.rows('W', changed, opened)
  const back = { ...changed, W: boms.W }
  const rows = tree.rows('W', back, opened)
  expect(rows.all()).toEqual(new BomTree().rows('W', back, opened).all())
})

test('another line in the place of one is no change of a row', () => {
  const tree = new BomTree()
  const before = tree.rows('W', boms, new Set())
  const replaced = { ...boms, W: [bomRow(7), ...boms.W.slice(1)] }
  expect(tree.rows('W', replaced, new Set()).changedFrom(before)).toBeNull()
})

const item = fc.constantFrom('A', 'B', 'C')
const change = fc.record({ product: fc.constantFrom('W', 'A', 'B', 'C'), items: fc.array(item) })
const toggles = fc.array(fc.constantFrom('1', '2', '3', '1/4', '2/4', '1/4/7'))

test('whatever changed before, the tree is the one that a fresh look gives', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, toggles), { maxLength: 12 }), (steps) => {
      const kept = new BomTree()
      let state: Record<string, BomRow[]> = { ...boms, C: [] }
      let open = new Set<string>()
      let before: TreeRows | null = null
      for (const [{ product, items }, opened] of steps) {
        const order = ['W', 'A', 'B', 'C']
        const below = items.filter((id) => order.indexOf(id) > order.indexOf(product))
        const rows = below.map((id, i) => assembly(order.indexOf(product) * 3 + i + 1, id, product))
        state = { ...state, [product]: rows }
        if (opened.length > 0) open = new Set(opened)
        const after = kept.rows('W', state, open)
        expect(after.all()).toEqual(new BomTree().rows('W', state, open).all())
        expect(after).toHaveLength(after.all().length)
        const known: readonly TreeRow[] | null = before && after.changedFrom(before)
        if (known && before) {
          expect(keysOf(after.all())).toEqual(keysOf(before.all()))
          expect(new Set(known)).toEqual(new Set(differing(before, after)))
        }
        before = after
      }
    }),
    { numRuns: 2000 },
  )
})
