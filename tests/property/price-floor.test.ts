import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { PriceFloor } from '../../shared/calc/result/price-floor.ts'
import type { Model } from '../../shared/model/schema.ts'
import { minorDecimals } from '../../shared/money/minor-unit.ts'
import { add, format, parseRatio } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { METHODS } from './amounts.ts'
import { amount, check, FULL, judge, KNOWN, often, question, withRoot } from './models.ts'
import { DAY } from './oracle.ts'

const pack = currentPack()

/** Models that are sold in dollars, yen or dinars, with the rates of these. */
const sold = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  yen: fc.integer({ min: 9000, max: 20_000 }),
  dinar: fc.integer({ min: 2000, max: 4000 }),
})

const asked = fc.tuple(
  fc.oneof(question(KNOWN), question(FULL)),
  fc.constantFrom(...METHODS),
  sold,
  amount,
)

function floorOf(model: Model, to: string, method: (typeof METHODS)[number]): PriceFloor {
  const evaluation = LiveEvaluation.of(model, { pack, choices: {}, day: DAY })
  return evaluation.floors('W', [to], method)[0] as PriceFloor
}

describe('The price floor', () => {
  test('passes by a fresh evaluation; one unit less, and any amount where there is none, does not', () => {
    const seen = new Map<string, number>()
    const count = (name: string): void => {
      seen.set(name, (seen.get(name) ?? 0) + 1)
    }
    check(20261129, asked, ([{ model: base, to }, method, { currency, yen, dinar }, other]) => {
      const rates = [
        ...base.rates,
        { from: 'USD', to: 'JPY', rate: format({ n: BigInt(yen), d: 100n }), asOf: DAY },
        { from: 'USD', to: 'KWD', rate: format({ n: BigInt(dinar), d: 10_000n }), asOf: DAY },
      ]
      const at = (price: string): Model => ({
        ...withRoot(base, { price: { amount: price, currency }, prices: null }),
        rates,
      })
      const floor = floorOf(at(other), to, method)
      expect(floor.outcome).toBe(judge(at(other), to, method).outcome)
      if (floor.amount === null) {
        expect(floor.none).not.toBeNull()
        expect(judge(at(other), to, method).outcome).not.toBe('not-subject')
        expect(judge(at('99999999999999'), to, method).outcome).not.toBe('not-subject')
        return count('none')
      }
      expect(floor.amount.split('.')[1]?.length ?? 0).toBe(minorDecimals(currency))
      const passes = judge(at(floor.amount), to, method)
      expect(passes).toMatchObject({ outcome: 'not-subject', controlled: floor.controlled })
      const unit = { n: -1n, d: 10n ** BigInt(minorDecimals(currency)) }
      const less = format(add(parseRatio(floor.amount), unit))
      expect(judge(at(less), to, method).outcome).not.toBe('not-subject')
      count(floor.controlled.high === '0' ? 'any' : currency)
      if (floor.controlled.low !== floor.controlled.high) count('span')
    })
    expect(seen.get('span')).toBeGreaterThan(often(60))
    for (const name of ['none', 'any', 'USD', 'JPY', 'KWD'])
      expect([name, (seen.get(name) ?? 0) > often(300)]).toEqual([name, true])
  })
})
