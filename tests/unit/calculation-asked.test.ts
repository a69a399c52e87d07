import { expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import { indexPack, type RulePack } from '../../shared/rules/pack.ts'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

function resultFor(
  madeIn: string,
  { to = 'CN', pack = currentPack() }: { to?: string; pack?: RulePack } = {},
): Result | undefined {
  const read = checkModel({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [],
    entities: [{ id: 'M', country: madeIn }],
    parts: [],
    products: [{ id: 'W', kind: 'commodity', eccn: 'EAR99', madeBy: 'M', lines: [] }],
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return evaluateModel(read.value, { pack, day: '2026-11-24', destinations: [to] }).results[0]
}

test('A foreign-made product is told that no calculation is asked for, with its destination by name', () => {
  const told = resultFor('DE', { to: 'HK' })?.calculation
  expect(told?.asked).toBe('no')
  expect(told?.reasons[0]?.why).toContain('Hong Kong')
  expect(told?.reasons[0]?.cite).toEqual(['734 Supp. 2(a)'])
})

test('A product that is made in the United States is not told: it is subject whatever its content', () => {
  expect(resultFor('US')).not.toHaveProperty('calculation')
  expect(resultFor('PR')).not.toHaveProperty('calculation')
})

test('Rules of before that say nothing of it give a result without it', () => {
  const { productNeed: _, ...earlier } = files
  const result = resultFor('DE', { to: 'IR', pack: indexPack(earlier) })
  expect(result).not.toHaveProperty('calculation')
  expect(result?.need).not.toHaveProperty('conditions')
})
