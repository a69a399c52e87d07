import { expect, test } from 'vitest'
import { DecisiveItems } from '../../shared/calc/decisive.ts'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { type OpenItem, openItemsOf } from '../../shared/calc/result/complete.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { telecom } from '../db/support.ts'

const pack = currentPack()

test('what is in most open verdicts comes first, and settled verdicts ask for nothing', () => {
  const model = telecom()
  const { results } = evaluateModel(model, {
    pack,
    day: '2026-11-24',
    destinations: ['CN', 'RU', 'IN'],
  })
  const items = new DecisiveItems()
  const open: { product: string; items: OpenItem[] }[] = []
  for (const result of results) {
    const of = openItemsOf(result, () => false)
    open.push({ product: result.product, items: of })
    items.add(result.product, of)
  }
  const list = items.list()
  expect(list.length).toBeGreaterThan(0)
  const counts = list.map(({ verdicts }) => verdicts)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  for (const { item, verdicts, products, blocking } of list) {
    const inside = open.filter(({ items: of }) => of.some((one) => one.item === item))
    expect(inside, item).toHaveLength(verdicts)
    expect(new Set(inside.map(({ product }) => product)).size).toBe(products)
    expect(blocking).toBeLessThanOrEqual(verdicts)
  }
})
