import { expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import {
  changedResult,
  type ResultChange,
  resultChange,
} from '../../shared/calc/result/result-change.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { benchModel } from '../bench/model.ts'
import { widget } from './widget.ts'

const model = benchModel(2000)
const first = resultOf(model, 'CN')

/** The model with another price for one part. */
function repriced(id: string): Model {
  const price = { amount: '9999', currency: 'USD' }
  return {
    ...model,
    parts: model.parts.map((part) => (part.id === id ? { ...part, price } : part)),
  }
}

function resultOf(of: Model, destination: string): Result {
  const checked = checkModel(of)
  if (!checked.ok) throw new Error('the bench model does not hold together')
  const { results } = evaluateModel(checked.value, {
    pack: currentPack(),
    day: '2026-11-24',
    destinations: [destination],
    products: ['W'],
  })
  return results[0] as Result
}

/** How many lines a change carries whole. */
function carried({ counted, notCounted, unknown }: ResultChange): number {
  return [...counted, ...notCounted, ...unknown].filter((step) => !Array.isArray(step)).length
}

test('a result and what changed make the next result, after an edit and for another destination', () => {
  const edited = ['P0', 'P7', 'P123'].map((id) => resultOf(repriced(id), 'CN'))
  for (const next of [first, ...edited, resultOf(model, 'IR'), resultOf(model, 'FR')]) {
    const change = structuredClone(resultChange(first, next))
    expect(changedResult(first, change)).toEqual(next)
    expect(changedResult(next, resultChange(next, first))).toEqual(first)
  }
})

test('after an edit of one part only its own line goes over, though it moves in its list', () => {
  const id = first.notCounted.at(-3)?.path.at(-1) as string
  const next = resultOf(repriced(id), 'CN')
  const place = next.notCounted.findIndex(({ path }) => path.at(-1) === id)
  expect(place).toBeLessThan(first.notCounted.length - 3)
  expect(carried(resultChange(first, next))).toBe(1)
  expect(carried(resultChange(first, first))).toBe(0)
})

test('lines that say the same are the same objects afterwards', () => {
  const next = resultOf(repriced('P7'), 'CN')
  const known = new Set<unknown>(first.notCounted)
  const kept = changedResult(first, resultChange(first, next)).notCounted
  expect(kept.filter((line) => known.has(line)).length).toBeGreaterThan(kept.length - 2)
})

test('a list of which every line says the same stays the same list', () => {
  const same = changedResult(first, resultChange(first, structuredClone(first)))
  expect(same.counted).toBe(first.counted)
  expect(same.notCounted).toBe(first.notCounted)
  const fewer = { ...first, notCounted: first.notCounted.slice(0, -1) }
  expect(changedResult(first, resultChange(first, fewer)).notCounted).toEqual(fewer.notCounted)
})

test('what else says the same does not go over, and of the items of a notice only new ones', () => {
  const next = resultOf(repriced(first.notCounted.at(-3)?.path.at(-1) as string), 'CN')
  const { rest, same, notices } = resultChange(first, next)
  expect(next.notices.some(({ items }) => (items?.length ?? 0) > 50)).toBe(true)
  const whole = notices.flatMap(({ items = [] }) => items.filter((step) => !Array.isArray(step)))
  expect(whole).toEqual([])
  expect(same).toContain('destination')
  expect(Object.keys(rest)).not.toContain('destination')
  expect(resultChange(first, first).rest).toEqual({})
  expect(Object.keys(resultChange(first, resultOf(model, 'IR')).rest)).toContain('destination')
})

test('a list that was empty takes lines, and one that is empty then has none', () => {
  const sensor = { id: 'SENSOR', eccn: '7A103.a' }
  const results = [
    widget([]),
    widget([sensor]),
    widget([{ ...sensor, eccn: 'EAR99' }]),
    widget([{ ...sensor, eccn: null }]),
  ]
  for (const before of results)
    for (const after of results)
      expect(changedResult(before, resultChange(before, after))).toEqual(after)
})
