import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  type Decimal,
  multiplyDecimals,
  parseDecimal,
  powerOfTen,
} from '../../shared/money/decimal.ts'
import { type DatedRate, exchange } from '../../shared/money/exchange.ts'
import {
  add,
  compare,
  divide,
  format,
  minimum,
  multiply,
  ONE,
  parseRatio,
  type Ratio,
  ratio,
  ratioOfDecimal,
  round,
  roundDown,
  roundUp,
  toNumber,
  ZERO,
} from '../../shared/money/ratio.ts'

const options = { seed: 20261161, numRuns: 2000 }

const units = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const scale = fc.nat({ max: 12 })
const decimal: fc.Arbitrary<Decimal> = fc.record({ units, scale })
const whole: fc.Arbitrary<Ratio> = fc
  .tuple(units, fc.bigInt({ min: 1n, max: 10n ** 15n }))
  .map(([n, d]) => ({ n, d }))

/** Whether two fractions are the same number. */
function same(a: Ratio, n: bigint, d: bigint): boolean {
  return a.d > 0n && a.n * d === n * a.d
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b)
}

describe('Decimals', () => {
  test('A decimal string is read digit by digit', () => {
    expect(parseDecimal('12.50')).toEqual({ units: 1250n, scale: 2 })
    expect(parseDecimal('-0.003')).toEqual({ units: -3n, scale: 3 })
    expect(parseDecimal('007')).toEqual({ units: 7n, scale: 0 })
    expect(parseDecimal('0.1').units).toBe(1n)
    const long = `${'9'.repeat(400)}.${'1'.repeat(400)}`
    expect(parseDecimal(long)).toEqual({ units: BigInt(long.replace('.', '')), scale: 400 })
  })

  test('Anything that is not a plain decimal is refused', () => {
    const bad = ['', '.', '.5', '5.', '1e3', '1,5', ' 1', '1 ', '+1', '--1', '0x1', 'NaN', '1.2.3']
    for (const text of bad) expect(() => parseDecimal(text), text).toThrow(RangeError)
  })

  test('Reading gives back what was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 20 }), (n, places) => {
        const digits = `${n}`.padStart(places + 1, '0')
        const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
        expect(parseDecimal(text)).toEqual({ units: n, scale: places })
        expect(parseDecimal(`-${text}`)).toEqual({ units: -n, scale: places })
      }),
      options,
    )
  })

  test('Sums and products are those of integers over powers of ten', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [pa, pb] = [10n ** BigInt(a.scale), 10n ** BigInt(b.scale)]
        const sum = ratioOfDecimal(addDecimals(a, b))
        expect(same(sum, a.units * pb + b.units * pa, pa * pb)).toBe(true)
        const product = ratioOfDecimal(multiplyDecimals(a, b))
        expect(same(product, a.units * b.units, pa * pb)).toBe(true)
      }),
      options,
    )
  })

  test('Powers of ten are right in any order of asking', () => {
    for (const exponent of [7, 0, 30, 1, 300, 2]) {
      expect(powerOfTen(exponent)).toBe(10n ** BigInt(exponent))
    }
  })
})

describe('Ratios', () => {
  test('Sum, product, quotient and order are those of fractions', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(same(add(a, b), a.n * b.d + b.n * a.d, a.d * b.d)).toBe(true)
        expect(same(multiply(a, b), a.n * b.n, a.d * b.d)).toBe(true)
        if (b.n === 0n) expect(() => divide(a, b)).toThrow(RangeError)
        else {
          const quotient = divide(a, b)
          expect(quotient.d > 0n).toBe(true)
          expect(quotient.n * (a.d * b.n)).toBe(quotient.d * (a.n * b.d))
        }
        const difference = a.n * b.d - b.n * a.d
        expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
        const least = minimum(a, b)
        expect([a, b]).toContain(least)
        expect([compare(least, a), compare(least, b)].every((order) => order <= 0)).toBe(true)
      }),
      options,
    )
  })

  test('A ratio is brought to lowest terms with its sign above', () => {
    fc.assert(
      fc.property(units, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (n, d) => {
        if (d === 0n) {
          expect(() => ratio(n, d)).toThrow(RangeError)
          return
        }
        const lowest = ratio(n, d)
        expect(lowest.d > 0n).toBe(true)
        expect(gcd(lowest.n, lowest.d)).toBe(1n)
        expect(lowest.n * d).toBe(n * lowest.d)
      }),
      options,
    )
    expect(ratio(0n, -7n)).toEqual({ n: 0n, d: 1n })
    expect(ZERO).toEqual({ n: 0n, d: 1n })
    expect(ONE).toEqual({ n: 1n, d: 1n })
  })

  test('A ratio that is a decimal is written as one, without trailing zeros', () => {
    const written: [Ratio, string][] = [
      [{ n: 250n, d: 1000n }, '0.25'],
      [{ n: 1n, d: 3n }, '1/3'],
      [{ n: -2n, d: 6n }, '-1/3'],
      [{ n: 3n, d: 1n }, '3'],
      [{ n: 300n, d: 3n }, '100'],
      [{ n: -1n, d: 8n }, '-0.125'],
      [{ n: 0n, d: 5n }, '0'],
      [{ n: 1n, d: 10n ** 20n }, `0.${'0'.repeat(19)}1`],
      [{ n: 7n, d: 2n ** 10n }, '0.0068359375'],
    ]
    for (const [value, text] of written) expect(format(value)).toBe(text)
  })

  test('What is written reads back as the same number', () => {
    fc.assert(
      fc.property(whole, (value) => {
        const text = format(value)
        const [top = '', bottom] = text.split('/')
        const back = bottom === undefined ? parseRatio(top) : ratio(BigInt(top), BigInt(bottom))
        expect(same(back, value.n, value.d)).toBe(true)
        if (text.includes('.')) expect(text).toMatch(/[1-9]$/)
      }),
      options,
    )
    fc.assert(
      fc.property(decimal, (value) => {
        expect(format(ratioOfDecimal(value))).not.toContain('/')
      }),
      options,
    )
  })

  test('Rounding is to the nearest unit, half away from zero, and says whether it lost anything', () => {
    expect(round({ n: 1n, d: 3n }, 4)).toEqual({ text: '0.3333', exact: false })
    expect(round({ n: 25n, d: 1000n }, 2)).toEqual({ text: '0.03', exact: false })
    expect(round({ n: -25n, d: 1000n }, 2)).toEqual({ text: '-0.03', exact: false })
    expect(round({ n: 1n, d: 4n }, 2)).toEqual({ text: '0.25', exact: true })
    expect(round({ n: 5n, d: 2n }, 0)).toEqual({ text: '3', exact: false })
    expect(round({ n: 999n, d: 1000n }, 1)).toEqual({ text: '1.0', exact: false })
    fc.assert(
      fc.property(whole, fc.nat({ max: 6 }), (value, digits) => {
        const { text, exact } = round(value, digits)
        const [, decimals = ''] = text.split('.')
        expect(decimals).toHaveLength(digits)
        const power = 10n ** BigInt(digits)
        const rounded = BigInt(text.replace('.', ''))
        // |value - rounded| <= half a unit, and a tie goes away from zero.
        const off = 2n * (value.n * power - rounded * value.d)
        const distance = off < 0n ? -off : off
        expect(distance <= value.d).toBe(true)
        const outward = off === 0n || value.n < 0n !== off < 0n
        if (distance === value.d) expect(outward).toBe(true)
        expect(exact).toBe(off === 0n)
      }),
      options,
    )
  })

  test('Rounding down never goes above the value, rounding up never below, each by less than a unit', () => {
    expect(roundDown({ n: 1n, d: 3n }, 2)).toBe('0.33')
    expect(roundUp({ n: 1n, d: 3n }, 2)).toBe('0.34')
    expect(roundDown({ n: -1n, d: 3n }, 2)).toBe('-0.34')
    expect(roundUp({ n: -1n, d: 3n }, 2)).toBe('-0.33')
    expect(roundUp({ n: 5n, d: 20n }, 2)).toBe('0.25')
    fc.assert(
      fc.property(whole, fc.nat({ max: 6 }), (value, digits) => {
        const unit: Ratio = { n: 1n, d: 10n ** BigInt(digits) }
        const [down, up] = [roundDown(value, digits), roundUp(value, digits)].map(parseRatio)
        expect(compare(down as Ratio, value)).toBeLessThanOrEqual(0)
        expect(compare(add(down as Ratio, unit), value)).toBeGreaterThan(0)
        expect(compare(up as Ratio, value)).toBeGreaterThanOrEqual(0)
        expect(compare(value, add(up as Ratio, { n: -unit.n, d: unit.d }))).toBeGreaterThan(0)
      }),
      options,
    )
  })

  test('The nearest double is near, also where numerator and denominator are too large for one', () => {
    expect(toNumber({ n: 1n, d: 4n })).toBe(0.25)
    expect(toNumber({ n: 10n ** 400n, d: 4n * 10n ** 400n })).toBeCloseTo(0.25, 12)
    expect(toNumber({ n: 3n * 10n ** 999n, d: 10n ** 1000n })).toBeCloseTo(0.3, 12)
  })
})

describe('Exchange rates', () => {
  const DAY = '2026-11-24'
  const rate = (from: string, to: string, value: string, asOf = '2026-09-01'): DatedRate => ({
    from,
    to,
    rate: value,
    asOf,
  })
  const text = (value: Ratio | null) => value && format(value)

  test('A currency is worth one of itself, with or without rates', () => {
    expect(text(exchange([], DAY)('USD', 'USD'))).toBe('1')
  })

  test('A rate serves in both directions', () => {
    const convert = exchange([rate('EUR', 'USD', '1.08')], DAY)
    expect(text(convert('EUR', 'USD'))).toBe('1.08')
    expect(text(convert('USD', 'EUR'))).toBe('25/27')
  })

  test('The newest rate not after the day wins, whatever its direction and place', () => {
    const rates = [
      rate('EUR', 'USD', '1.1', '2026-10-01'),
      rate('USD', 'EUR', '0.8', '2026-11-24'),
      rate('EUR', 'USD', '9', '2026-11-25'),
      rate('EUR', 'USD', '1.2', '2026-09-01'),
    ]
    for (const order of [rates, rates.toReversed()]) {
      expect(text(exchange(order, DAY)('EUR', 'USD'))).toBe('1.25')
      expect(text(exchange(order, '2026-11-23')('EUR', 'USD'))).toBe('1.1')
      expect(text(exchange(order, '2026-11-25')('EUR', 'USD'))).toBe('9')
      expect(text(exchange(order, '2026-08-31')('EUR', 'USD'))).toBeNull()
    }
  })

  test('Of two quotes of one day in both directions the one in the direction asked is taken', () => {
    const rates = [rate('EUR', 'USD', '1.1', '2026-10-01'), rate('USD', 'EUR', '0.8', '2026-10-01')]
    for (const order of [rates, rates.toReversed()]) {
      const convert = exchange(order, DAY)
      expect([text(convert('EUR', 'USD')), text(convert('USD', 'EUR'))]).toEqual(['1.1', '0.8'])
    }
  })

  test('Of two quotes of one day in one direction the first is taken', () => {
    const rates = [rate('EUR', 'USD', '1.1'), rate('EUR', 'USD', '1.2')]
    expect(text(exchange(rates, DAY)('EUR', 'USD'))).toBe('1.1')
    expect(text(exchange(rates.toReversed(), DAY)('EUR', 'USD'))).toBe('1.2')
  })

  test('Of ways through another currency the one whose older leg is newest is taken', () => {
    const through = (pivot: string, first: string, second: string) => [
      rate('EUR', pivot, pivot === 'USD' ? '2' : '3', first),
      rate('CNY', pivot, '1', second),
    ]
    const best = (...rates: DatedRate[][]) => text(exchange(rates.flat(), DAY)('EUR', 'CNY'))
    const usd = through('USD', '2026-02-01', '2026-11-01')
    expect(best(usd, through('GBP', '2026-03-01', '2026-03-01'))).toBe('3')
    expect(best(usd, through('GBP', '2026-11-20', '2026-01-31'))).toBe('2')
    expect(best(usd, through('GBP', '2026-11-01', '2026-02-01'))).toBe('3')
    expect(best(usd, through('ZAR', '2026-11-01', '2026-02-01'))).toBe('2')
  })

  test('Two currencies meet in one common currency, never in a chain of two', () => {
    const rates = [rate('EUR', 'USD', '1.08'), rate('USD', 'CNY', '7.2'), rate('CNY', 'JPY', '20')]
    const convert = exchange(rates, DAY)
    expect(text(convert('EUR', 'CNY'))).toBe('7.776')
    expect(text(convert('CNY', 'EUR'))).toBe('125/972')
    expect(text(convert('USD', 'JPY'))).toBe('144')
    expect(convert('EUR', 'JPY')).toBeNull()
    expect(convert('EUR', 'GBP')).toBeNull()
  })

  test('A quote between the two is used rather than a way round', () => {
    const rates = [
      rate('EUR', 'CNY', '8', '2026-01-01'),
      rate('EUR', 'USD', '1.08', '2026-11-01'),
      rate('USD', 'CNY', '7.2', '2026-11-01'),
    ]
    expect(text(exchange(rates, DAY)('EUR', 'CNY'))).toBe('8')
  })

  test('There and back is one', () => {
    const value = fc
      .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.nat({ max: 6 }))
      .map(([n, places]) => {
        const digits = `${n}`.padStart(places + 1, '0')
        return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
      })
    fc.assert(
      fc.property(value, value, (first, second) => {
        const convert = exchange([rate('AAA', 'BBB', first), rate('CCC', 'BBB', second)], DAY)
        for (const [a, b] of [
          ['AAA', 'BBB'],
          ['AAA', 'CCC'],
        ] as const) {
          const there = convert(a, b)
          const back = convert(b, a)
          expect(there && back && compare(multiply(there, back), ONE)).toBe(0)
        }
      }),
      options,
    )
  })
})
