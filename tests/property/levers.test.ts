import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actOfResult } from '../../shared/calc/result/act.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { compare, parseRatio } from '../../shared/money/ratio.ts'
import { type Axis, standOf } from '../../shared/scenario/levers/axis.ts'
import { flipsAlong } from '../../shared/scenario/levers/flip.ts'
import { splitMix64 } from '../../shared/scenario/levers/random.ts'
import { drawn, type Range } from '../../shared/scenario/levers/range.ts'
import { Response } from '../../shared/scenario/levers/response.ts'
import { tornado } from '../../shared/scenario/levers/tornado.ts'
import { twoWay } from '../../shared/scenario/levers/two-way.ts'
import { uncertainty } from '../../shared/scenario/levers/uncertainty.ts'
import { anyAmount, axisBy, METHODS, pick, subjectOn, withAmount } from './amounts.ts'
import { check, FULL, judge, KNOWN, often, question } from './models.ts'
import { fraction, plus, readDecimal, show } from './oracle.ts'

/** A fresh evaluation of the model at another amount. */
function fresh(
  model: Model,
  to: string,
  axis: Axis,
  amount: string,
  method = METHODS[0] as (typeof METHODS)[number],
) {
  const result = judge(withAmount(model, to, axis, amount), to, method)
  const { outcome, rule, threshold, share } = result
  return { outcome, act: actOfResult(result), rule, threshold, share }
}

function isLess(a: string, b: string): boolean {
  return compare(parseRatio(a), parseRatio(b)) < 0
}

describe('A break-even', () => {
  const models = fc.oneof(question(KNOWN), question(FULL))
  const asked = fc.tuple(models, pick, anyAmount, fc.constantFrom(...METHODS))
  const asTried = new Map<string, number>()

  test('holds at the last amount and flips one step beyond, by fresh evaluations of both', () => {
    check(20261201, asked, ([{ model, to }, picked, , method]) => {
      const axis = axisBy(model, picked)
      if (!axis) return
      const { now, before, flips } = flipsAlong(subjectOn(model, to, method), axis)
      for (const { last, first, direction } of flips) {
        const marks = [last, first].map(({ amount }) => ({
          amount,
          ...fresh(model, to, axis, amount, method),
        }))
        expect(marks).toEqual([last, first])
        expect(last.outcome).not.toBe(first.outcome)
        if (now.amount !== null) expect(last.outcome).toBe(before.outcome)
        const decimals = last.amount.split('.')[1]?.length ?? 0
        expect(decimals).toBeGreaterThanOrEqual(now.decimals)
        const step = fraction(direction === 'up' ? 1n : -1n, 10n ** BigInt(decimals))
        expect(show(plus(readDecimal(last.amount), step))).toBe(show(readDecimal(first.amount)))
        asTried.set(axis.kind, (asTried.get(axis.kind) ?? 0) + 1)
      }
    })
    for (const kind of ['selling-price', 'part-price', 'rate'])
      expect(asTried.get(kind)).toBeGreaterThan(often(300))
  })

  test('is the only place where the verdict flips: it holds on this side, wherever one looks', () => {
    let [held, flipped] = [0, 0]
    check(20261202, asked, ([{ model, to }, picked, amount, method]) => {
      const axis = axisBy(model, picked)
      if (!axis) return
      const { now, before, flips } = flipsAlong(subjectOn(model, to, method), axis)
      if (now.amount === null) return
      const { outcome } = fresh(model, to, axis, amount, method)
      const isBeyond = flips.some(({ direction, first }) =>
        direction === 'up' ? !isLess(amount, first.amount) : !isLess(first.amount, amount),
      )
      const isBetween = flips.every(({ direction, last }) =>
        direction === 'up' ? !isLess(last.amount, amount) : !isLess(amount, last.amount),
      )
      if (isBeyond) expect(outcome).not.toBe(before.outcome)
      if (isBetween) expect(outcome).toBe(before.outcome)
      if (isBeyond) flipped++
      if (isBetween) held++
    })
    expect(held).toBeGreaterThan(often(1000))
    expect(flipped).toBeGreaterThan(often(300))
  })
})

describe('The verdict at other amounts', () => {
  test('is that of a fresh evaluation of the model with them, two at a time', () => {
    const asked = fc.tuple(
      question(FULL),
      pick,
      pick,
      anyAmount,
      anyAmount,
      fc.constantFrom(...METHODS),
    )
    let tried = 0
    check(20261203, asked, ([{ model, to }, one, other, across, down, method]) => {
      const [x, y] = [axisBy(model, one), axisBy(model, other)]
      if (!x || !y || JSON.stringify(x) === JSON.stringify(y)) return
      const { cells } = twoWay(
        subjectOn(model, to, method),
        { axis: x, amounts: [across] },
        { axis: y, amounts: [down] },
      )
      expect(cells).toEqual([[fresh(withAmount(model, to, x, across), to, y, down, method)]])
      tried++
    })
    expect(tried).toBeGreaterThan(often(5000))
  })

  test('is that of a fresh evaluation at both ends of a bar of a tornado, the widest first', () => {
    let [tried, several] = [0, 0]
    check(20261204, fc.tuple(question(KNOWN), fc.nat()), ([{ model, to }, which]) => {
      const bars = tornado(subjectOn(model, to), { most: 2 })
      const spans = bars.map(({ span }) => readRatio(span ?? '-1'))
      expect(spans).toEqual(spans.toSorted((a, b) => compare(b, a)))
      const bar = bars[which % bars.length]
      if (!bar) return
      for (const mark of [bar.low, bar.high])
        expect({ amount: mark.amount, ...fresh(model, to, bar.axis, mark.amount) }).toEqual(mark)
      tried++
      if (bars.length > 2) several++
    })
    expect(tried).toBeGreaterThan(often(5000))
    expect(several).toBeGreaterThan(often(1000))
  })
})

describe('Uncertainty', () => {
  const shape = fc.record({
    low: fc.integer({ min: 1, max: 5000 }),
    up: fc.nat({ max: 5000 }),
    to: fc.nat({ max: 5000 }),
    peaked: fc.boolean(),
  })
  const asked = fc.tuple(question(FULL), pick, pick, shape, shape, fc.nat())

  function rangeBy(
    axis: Axis,
    { low, up, to, peaked }: { low: number; up: number; to: number; peaked: boolean },
  ): Range {
    const text = (cents: number) => (cents / 100).toFixed(2)
    const ends = { low: text(low), high: text(low + up + to) }
    return peaked ? { axis, ...ends, likely: text(low + up) } : { axis, ...ends }
  }

  test('counts what fresh evaluations of its samples count, and the same for the same seed', () => {
    // Each makes 20 fresh evaluations, so that only one run in ten does.
    const SAMPLES = 20
    let tried = 0
    check(20261205, asked, ([{ model, to }, one, other, first, second, seed]) => {
      if (seed % 10 !== 0) return
      const axes = [axisBy(model, one), axisBy(model, other)].filter((axis) => axis !== null)
      const [x, y] = axes
      if (!x || !y || JSON.stringify(x) === JSON.stringify(y)) return
      const ranges = [rangeBy(x, first), rangeBy(y, second)]
      const subject = subjectOn(model, to)
      const found = uncertainty(subject, ranges, { seed, samples: SAMPLES })
      expect(uncertainty(subject, ranges, { seed, samples: SAMPLES })).toEqual(found)
      const draw = splitMix64(seed)
      const counts: Record<string, number> = {}
      for (let i = 0; i < SAMPLES; i++) {
        const changed = ranges.reduce((now, range) => {
          const amount = drawn(range, draw())
          expect(isLess(amount, range.low) || isLess(range.high, amount)).toBe(false)
          return withAmount(now, to, range.axis, amount)
        }, model)
        const { outcome } = judge(changed, to)
        counts[outcome] = (counts[outcome] ?? 0) + 1
      }
      expect(
        Object.fromEntries(found.outcomes.map(({ outcome, count }) => [outcome, count])),
      ).toEqual(counts)
      for (const { count, fraction: part } of found.outcomes)
        expect(Number(part) * SAMPLES).toBeCloseTo(count, 9)
      tried++
    })
    expect(tried).toBeGreaterThan(often(500))
  })
})

describe('The present amount', () => {
  test('gives the verdict of the model as it is', () => {
    check(20261206, fc.tuple(question(FULL), pick), ([{ model, to }, picked]) => {
      const axis = axisBy(model, picked)
      if (!axis) return
      const subject = subjectOn(model, to)
      const { amount } = standOf(subject, axis)
      if (amount === null) return
      const result = judge(model, to)
      const { outcome, rule, threshold, share } = result
      expect(Response.of(subject, [axis]).reading([amount])).toEqual({
        outcome,
        act: actOfResult(result),
        rule,
        threshold,
        share,
      })
    })
  })
})
