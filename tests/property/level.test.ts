import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model } from '../../shared/model/schema.ts'
import { check, decimal, judge, KNOWN, type Question, question, withRoot } from './models.ts'
import { by, fraction, oracle, over, plus, readDecimal, show } from './oracle.ts'

/**
 * Products with at least some counted content, whose price can then be set so that the share is
 * exactly the level: one currency, or rates that leave the controlled value a finite decimal.
 */
const tuned = question({
  ...KNOWN,
  currencies: ['USD'],
  to: fc.constantFrom('CN', 'IN', 'RU', 'IR', 'CU', 'TH', 'FR', 'VN', 'UA-CRIMEA'),
}).chain(({ model, to }: Question) =>
  fc
    .record({
      units: fc.integer({ min: 1, max: 5_000_000 }),
      scale: fc.integer({ min: 0, max: 6 }),
      euro: fc.boolean(),
      rate: fc.integer({ min: 5000, max: 20_000 }),
    })
    .map((extra) => tune(model, to, extra)),
)

interface Tuned {
  to: Question['to']
  level: { text: string; rule: string }
  /** At the level, by the price; and the price one unit of its last decimal below and above. */
  at: Model
  cheaper: Model
  dearer: Model
  /** One unit of the last decimal more, and less, of the part TUNE. */
  moreContent: Model
  lessContent: Model
}

function tune(
  model: Model,
  to: Question['to'],
  extra: { units: number; scale: number; euro: boolean; rate: number },
): Tuned {
  const strict = to === 'IR' || to === 'CU'
  const priced = (units: number): Model => {
    const root = model.products[0]
    if (!root) throw new Error('no product')
    return {
      ...withRoot(model, { lines: [...root.lines, { item: 'TUNE', quantity: '1' }], prices: null }),
      rates: [{ from: 'EUR', to: 'USD', rate: decimal(extra.rate, 4), asOf: '2026-09-01' }],
      parts: [
        ...model.parts,
        {
          id: 'TUNE',
          kind: 'commodity',
          origin: 'US',
          eccn: '7A103.a', // counts for every destination of this test
          price: {
            amount: decimal(units, extra.scale),
            currency: extra.euro ? 'EUR' : 'USD',
          },
        },
      ],
    }
  }
  const model0 = priced(extra.units)
  const controlled = readDecimal(oracle(model0, 'W', to).controlled.low)
  const price = show(by(controlled, fraction(strict ? 10n : 4n, 1n)))
  const step = fraction(1n, 10n ** BigInt(price.split('.')[1]?.length ?? 0))
  const sell = (content: Model, amount: string) =>
    withRoot(content, { price: { amount, currency: 'USD' } })
  return {
    to,
    level: strict ? { text: '0.1', rule: '734.4(c)' } : { text: '0.25', rule: '734.4(d)' },
    at: sell(model0, price),
    cheaper: sell(model0, show(plus(readDecimal(price), fraction(-step.n, step.d)))),
    dearer: sell(model0, show(plus(readDecimal(price), step))),
    moreContent: sell(priced(extra.units + 1), price),
    lessContent: sell(priced(extra.units - 1), price),
  }
}

describe('The level is met exactly', () => {
  test('A share of exactly the level is not subject, in any mix of amounts and currencies', () => {
    check(20261111, tuned, ({ at, to, level }) => {
      const result = judge(at, to)
      expect(result.share).toEqual({ low: level.text, high: level.text })
      expect(result).toMatchObject({ outcome: 'not-subject', rule: level.rule })
    })
  })

  test('One unit of the last decimal of the price decides', () => {
    check(20261112, tuned, ({ cheaper, dearer, to, level }) => {
      const below = judge(dearer, to)
      expect(below).toMatchObject({ outcome: 'not-subject', rule: level.rule })
      expect(below.share).toEqual(oracle(dearer, 'W', to).share)
      // One unit below a price of one unit is a price of zero, which nothing can be a share of.
      const hasPrice = /[1-9]/.test(cheaper.products[0]?.price?.amount ?? '')
      if (!hasPrice) return
      const above = judge(cheaper, to)
      expect(above).toMatchObject({ outcome: 'subject', rule: level.rule })
      expect(above.share).toEqual(oracle(cheaper, 'W', to).share)
    })
  })

  test('One unit of the last decimal of a single part decides', () => {
    check(20261113, tuned, ({ at, moreContent, lessContent, to, level }) => {
      const above = judge(moreContent, to)
      expect(above).toMatchObject({ outcome: 'subject', rule: level.rule })
      expect(above.share).toEqual(oracle(moreContent, 'W', to).share)
      const tune = lessContent.parts.find((part) => part.id === 'TUNE')
      if (!/[1-9]/.test(tune?.price?.amount ?? '')) return
      const below = judge(lessContent, to)
      expect(below).toMatchObject({ outcome: 'not-subject', rule: level.rule })
      expect(below.share).toEqual(oracle(lessContent, 'W', to).share)
      const price = readDecimal(at.products[0]?.price?.amount ?? '')
      expect(below.share.low).toBe(show(over(readDecimal(below.controlled.low ?? ''), price)))
    })
  })
})
