import { expect, test } from 'vitest'
import { DecisiveItems } from '../../shared/calc/decisive.ts'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
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
  for (const result of results) items.add(result)
  const list = items.list()
  const open = results.filter(({ outcome }) => outcome === 'undetermined')
  expect(open.length).toBeGreaterThan(0)
  expect(list.length).toBeGreaterThan(0)
  const counts = list.map(({ verdicts }) => verdicts)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  for (const { item, verdicts, products, blocks } of list) {
    const inside = open.filter(({ unknown }) => unknown.some(({ path }) => path.at(-1) === item))
    expect(inside, item).toHaveLength(verdicts)
    expect(new Set(inside.map(({ product }) => product)).size).toBe(products)
    expect(blocks).toBeLessThanOrEqual(verdicts)
  }
})
