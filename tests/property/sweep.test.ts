import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Method } from '../../shared/calc/result/result.ts'
import { evaluateSweep } from '../../shared/calc/sweep.ts'
import { divide, format, parseRatio } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, FULL, judge, question, withRoot } from './models.ts'
import { DAY, DESTINATIONS } from './oracle.ts'

const pack = currentPack()

function evaluate(model: Parameters<typeof judge>[0], method: Method) {
  const evaluation = LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
  return evaluateSweep(evaluation.sweep('W', DESTINATIONS, method))
}

describe('A sweep over many destinations', () => {
  test('gives the verdict and the share of the exact evaluation', () => {
    check(20261171, question(FULL), ({ model, to }) => {
      const row = evaluate(model, 'look-through')
      const at = DESTINATIONS.indexOf(to)
      const { outcome, share } = judge(model, to)
      expect(row.outcomes[at]).toBe(outcome)
      if (share.low !== null && share.high !== null) {
        const [n = '0', d = '1'] = share.high.split('/')
        expect(row.high[at]).toBeCloseTo(Number(n) / Number(d), 9)
      }
    })
  })

  test('decides exactly where the share is at the level or too near for floats', () => {
    let exactly = 0
    const digits = fc.integer({ min: 17, max: 40 })
    check(20261172, fc.tuple(digits, fc.constantFrom('', '0', '1')), ([scale, last]) => {
      // 25 % to China, and the same with one unit more far behind the point.
      const amount = `250.${'0'.repeat(scale)}${last}`
      const part = {
        id: 'U',
        kind: 'commodity' as const,
        origin: 'US',
        eccn: '7A103.a',
        price: { amount, currency: 'USD' },
      }
      const product = {
        id: 'W',
        kind: 'commodity' as const,
        eccn: '5A991',
        madeBy: 'E',
        price: { amount: '1000', currency: 'USD' },
        lines: [{ item: 'U', quantity: '1' }],
      }
      const model = {
        format: 'minimis-model' as const,
        version: 1 as const,
        currency: 'USD',
        rates: [],
        entities: [{ id: 'E', country: 'DE' }],
        parts: [part],
        products: [product],
      }
      const row = evaluate(model, 'look-through')
      exactly += row.exactly
      expect(row.outcomes[DESTINATIONS.indexOf('CN')]).toBe(
        last === '1' ? 'subject' : 'not-subject',
      )
    })
    expect(exactly).toBeGreaterThan(0)
  })

  test('does not trust floats with amounts outside their safe range', () => {
    const huge = `1${'0'.repeat(200)}`
    const tiny = `0.${'0'.repeat(200)}1`
    const model = (units: string, price: string) => ({
      format: 'minimis-model' as const,
      version: 1 as const,
      currency: 'USD',
      rates: [],
      entities: [{ id: 'E', country: 'DE' }],
      parts: [
        {
          id: 'U',
          kind: 'commodity' as const,
          origin: 'US',
          eccn: '7A103.a',
          price: { amount: units, currency: 'USD' },
        },
      ],
      products: [
        {
          id: 'W',
          kind: 'commodity' as const,
          eccn: '5A991',
          madeBy: 'E',
          price: { amount: price, currency: 'USD' },
          lines: [{ item: 'U', quantity: '1' }],
        },
      ],
    })
    for (const [units, price] of [
      [huge, huge],
      [tiny, tiny],
      [huge, tiny],
      [tiny, huge],
    ] as const) {
      const share = divide(parseRatio(units), parseRatio(price))
      const row = evaluate(model(units, price), 'look-through')
      const result = judge(model(units, price), 'CN')
      expect(result.share.low).toBe(format(share))
      expect(row.outcomes[DESTINATIONS.indexOf('CN')]).toBe(result.outcome)
      expect(row.exactly).toBeGreaterThan(0)
    }
  })

  test('agrees by second incorporation too', () => {
    check(20261173, question(FULL), ({ model, to }) => {
      const discrete = withRoot(model, {})
      const row = evaluate(discrete, 'second-incorporation')
      expect(row.outcomes[DESTINATIONS.indexOf(to)]).toBe(
        judge(discrete, to, 'second-incorporation').outcome,
      )
    })
  })
})
