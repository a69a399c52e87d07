import type fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakEvensOf } from '../../shared/calc/result/break-even.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { compare, parseRatio, roundUp } from '../../shared/money/ratio.ts'
import { check, destination, FULL, judge, KNOWN, often, question, withRoot } from './models.ts'
import { by, fraction, plus, readDecimal, readNumber, show } from './oracle.ts'

const CENT = fraction(1n, 100n)
const UNDER_THE_LEVEL = { ...KNOWN, currencies: ['USD'] }

/** The model at a selling price in the reporting currency, wherever it is sold. */
function sold(model: Model, amount: string): Model {
  return withRoot(model, { price: { amount, currency: model.currency }, prices: null })
}

/** The model with US content of a value more that counts for every destination but Canada. */
function withContent(model: Model, value: string): Model {
  const root = model.products[0]
  if (!root) throw new Error('no product')
  const price = { amount: value, currency: model.currency }
  const more = { id: 'MORE', kind: 'commodity', origin: 'US', eccn: '7A103.a', price } as const
  const lines = [...root.lines, { item: 'MORE', quantity: '1' }]
  return { ...withRoot(model, { lines }), parts: [...model.parts, more] }
}

function cheaper(price: string): string {
  return show(plus(readDecimal(price), fraction(-CENT.n, CENT.d)))
}

function isPrice(amount: string): boolean {
  return /[1-9]/.test(amount) && !amount.startsWith('-')
}

function levelOf({ threshold }: Result): string {
  if (threshold === null) throw new Error('no level')
  return threshold
}

describe('The break-even price', () => {
  test('is where the share is exactly the level and passes; one cent less is subject', () => {
    let tried = 0
    check(20261124, question(KNOWN), ({ model, to }) => {
      const result = judge(model, to)
      const exact = breakEvensOf(result)?.low.price
      if (!exact || !isPrice(exact)) return
      const stated = roundUp(readRatio(exact), 2)
      const at = judge(sold(model, stated), to)
      expect(at).toMatchObject({ outcome: 'not-subject', controlled: result.controlled })
      if (compare(parseRatio(stated), readRatio(exact)) === 0)
        expect(at.share).toEqual({ low: levelOf(result), high: levelOf(result) })
      if (!isPrice(cheaper(stated))) return
      expect(judge(sold(model, cheaper(stated)), to).outcome).toBe('subject')
      tried++
    })
    expect(tried).toBeGreaterThan(often(1000))
  })

  test('holds for the low and the high where content is unknown', () => {
    let tried = 0
    check(20261125, question(FULL), ({ model, to }) => {
      const result = judge(model, to)
      const found = breakEvensOf(result)
      if (!found) return
      const level = readRatio(levelOf(result))
      for (const [end, even] of Object.entries(found)) {
        if (!even || !isPrice(even.price)) continue
        const stated = roundUp(readRatio(even.price), 2)
        const at = judge(sold(model, stated), to)
        const share = readRatio(at.share[end as 'low' | 'high'] ?? '')
        expect(compare(share, level)).toBeLessThanOrEqual(0)
        if (end === 'low') expect(at.outcome).not.toBe('subject')
        if (!isPrice(cheaper(stated))) continue
        const under = judge(sold(model, cheaper(stated)), to)
        const above = readRatio(under.share[end as 'low' | 'high'] ?? '')
        expect(compare(above, level)).toBeGreaterThan(0)
        expect(under.outcome).not.toBe('not-subject')
        if (end === 'low') expect(under.outcome).toBe('subject')
        tried++
      }
    })
    expect(tried).toBeGreaterThan(often(1000))
  })
})

describe('The room for US content', () => {
  const counts = destination.filter((to) => to !== 'CA')
  const shape = { ...UNDER_THE_LEVEL, to: counts as fc.Arbitrary<string> }

  test('is what fills the level exactly and passes; one cent more is subject', () => {
    let tried = 0
    check(20261126, question(shape), ({ model, to }) => {
      const result = judge(model, to)
      const room = breakEvensOf(result)?.low.content
      if (!room || !isPrice(room)) return
      const filled = judge(withContent(model, room), to)
      expect(filled).toMatchObject({
        outcome: 'not-subject',
        share: { low: levelOf(result), high: levelOf(result) },
      })
      const more = show(plus(readNumber(room), CENT))
      expect(judge(withContent(model, more), to).outcome).toBe('subject')
      tried++
    })
    expect(tried).toBeGreaterThan(often(1000))
  })

  test('is below zero by exactly what stands above the level', () => {
    let tried = 0
    check(20261127, question(shape), ({ model, to }) => {
      const result = judge(model, to)
      const found = breakEvensOf(result)?.low
      if (!found?.content?.startsWith('-') || result.controlled.low === null) return
      expect(result.outcome).toBe('subject')
      const kept = plus(readNumber(result.controlled.low), readNumber(found.content))
      const level = by(readNumber(result.price ?? ''), readNumber(levelOf(result)))
      expect(show(kept)).toBe(show(level))
      tried++
    })
    expect(tried).toBeGreaterThan(often(1000))
  })
})
