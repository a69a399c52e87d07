import { expect, test } from 'vitest'
import { contributorsOf } from '../../renderer/features/result/contributors.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { readRatio } from '../../shared/money/display.ts'
import { add, compare, format, ZERO } from '../../shared/money/ratio.ts'
import { check, FULL, judge, question } from '../property/models.ts'
import { sample, sampleResult } from './sample.ts'

function total(result: Result, limit?: number): string {
  return format(
    contributorsOf(result, limit).reduce((sum, { value }) => add(sum, readRatio(value)), ZERO),
  )
}

test('the contributors of every product of the demo add up to its counted content', () => {
  for (const { id } of sample.products) {
    const result = sampleResult(id, 'CN')
    expect(total(result), id).toBe(result.controlled.low)
  }
})

test('they add up exactly whatever is unknown, and however few are shown', () => {
  check(20261130, question(FULL), ({ model, to }) => {
    const result = judge(model, to)
    expect(total(result, 2)).toBe(result.controlled.low)
  })
})

test('the largest come first, and what is beyond the limit is one with how many it is', () => {
  const result = sampleResult('ER-4200', 'CN')
  expect(result.counted.length).toBeGreaterThan(3)
  const [first, second, rest, ...others] = contributorsOf(result, 2)
  expect(others).toEqual([])
  expect(rest).toMatchObject({ path: null, name: `${result.counted.length - 2} more` })
  const value = (of: typeof first) => readRatio(of?.value ?? '')
  expect(compare(value(first), value(second))).toBeGreaterThanOrEqual(0)
  expect(first?.path?.at(-1)).toBe('IC-FPGA-MID')
  expect(first?.because).toEqual(['NS2'])
})

test('content that counts with a fact missing is shown as such, not left out', () => {
  const line = { ...sampleResult('ER-4200', 'CN'), counted: [] }
  expect(contributorsOf(line)).toMatchObject([
    { path: null, name: 'counted, with a fact to find out', value: line.controlled.low },
  ])
})

test('there are none where nothing counts, and no share where there is no price', () => {
  expect(contributorsOf(sampleResult('RU-3500', 'IN'))).toEqual([])
  const unpriced = { ...sampleResult('ER-4200', 'CN'), price: null }
  expect(contributorsOf(unpriced)[0]?.share).toBeNull()
})
