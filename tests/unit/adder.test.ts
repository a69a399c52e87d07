import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Adder } from '../../shared/calc/content/adder.ts'
import { ContentClasses } from '../../shared/calc/content/content-classes.ts'
import type { PartItem } from '../../shared/calc/content/item.ts'
import { ProductContents } from '../../shared/calc/content/product-contents.ts'
import {
  addTimes,
  type OpenSums,
  plainValue,
  type Sum,
  type Sums,
  sameSum,
  type Term,
} from '../../shared/calc/content/sums.ts'
import { parseDecimal, powerOfTen } from '../../shared/money/decimal.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

/** Values that are small, beyond the exact numbers, of very many digits, and no decimals at all. */
const sum = fc.record({
  n: fc.oneof(fc.bigInt(-50n, 10_000n), fc.bigInt(-(2n ** 60n), 2n ** 60n)),
  d: fc.oneof(fc.integer({ min: 0, max: 45 }).map(powerOfTen), fc.constantFrom(3n, 108n)),
  present: fc.constant(1),
  unpriced: fc.constantFrom(0, 1),
})
const quantity = fc.record({
  units: fc.oneof(fc.bigInt(1n, 500n), fc.bigInt(1n, 2n ** 58n)),
  scale: fc.integer({ min: 0, max: 40 }),
})
const use = fc.record({ quantity, lines: fc.integer({ min: 1, max: 3 }) })
const added = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), sum, use), { maxLength: 30 })

test('sums are those of adding ratios one by one, in whatever form the values come', () => {
  const adder = new Adder()
  fc.assert(
    fc.property(added, quantity, (list, quantityOfAll) => {
      const expected: OpenSums = new Map()
      for (const [placedClass, one, of] of list) addTimes(expected, placedClass, one, of)
      for (const [placedClass, one, of] of list) adder.addTerms([term(placedClass, one)], of)
      const sums = adder.taken()
      mustBe(sums, expected)
      for (const [placedClass, one, of] of list) adder.addSums(new Map([[placedClass, one]]), of)
      mustBe(adder.taken(), expected)

      const inside = { quantity: quantityOfAll, lines: 2 }
      const within: OpenSums = new Map()
      for (const [placedClass, one] of expected) addTimes(within, placedClass, one, inside)
      adder.addSums(sums, inside)
      mustBe(adder.taken(), within)
    }),
    { numRuns: 2000, seed: 20261130 },
  )
})

/** Small and large amounts, plain ones and those that are none; some parts are declared, or unpriced. */
const decimal = fc
  .oneof(
    { weight: 30, arbitrary: fc.tuple(fc.nat(5000), fc.nat(4)) },
    { weight: 1, arbitrary: fc.tuple(fc.bigInt(0n, 2n ** 60n), fc.nat(40)) },
  )
  .map(([units, scale]) => written(BigInt(units), scale))
const part = fc.record({
  origin: fc.constantFrom('US', 'DE', null),
  price: fc.option(fc.record({ amount: decimal, currency: fc.constantFrom('USD', 'EUR', 'JPY') })),
  share: fc.option(fc.constantFrom('0', '0.125', '1'), { freq: 4 }),
})
const lines = fc.array(fc.tuple(fc.nat(5), decimal), { maxLength: 40 })

test('lines side by side add up to what their parts bring in one by one', () => {
  let isPlain = 0
  fc.assert(
    fc.property(fc.array(part, { minLength: 6, maxLength: 6 }), lines, (parts, onLines) => {
      const { contents, sums } = opened(parts, onLines)
      const expected: OpenSums = new Map()
      for (const [at, text] of onLines) {
        const quantity = parseDecimal(text)
        if (quantity.units === 0n) continue
        const item = contents.parts.get(`P${at}`) as PartItem
        for (const [placedClass, one] of item.content.termsIn('sure'))
          addTimes(expected, placedClass, one, { quantity, lines: 1 })
      }
      mustBe(sums, expected)
      if (contents.product('W').lines.sideBySide) isPlain++
    }),
    { numRuns: 1000, seed: 20261129 },
  )
  expect(isPlain).toBeGreaterThan(300)
})

function opened(
  parts: readonly (typeof part extends fc.Arbitrary<infer T> ? T : never)[],
  onLines: readonly (readonly [number, string])[],
): { contents: ProductContents; sums: Sums } {
  const contents = ProductContents.of(
    {
      format: 'minimis-model',
      version: 1,
      currency: 'USD',
      rates: [
        { from: 'EUR', to: 'USD', rate: '1.0825', asOf: '2026-01-01' },
        { from: 'USD', to: 'JPY', rate: '153', asOf: '2026-01-01' },
      ],
      entities: [],
      parts: parts.map(({ origin, price, share }, i) => ({
        id: `P${i}`,
        kind: 'commodity',
        origin,
        eccn: '3A991',
        price: price && { ...price, basis: 'arms-length' },
        ...(share !== null && { usContent: { share, eccn: 'EAR99' } }),
        facts: {},
      })),
      products: [
        {
          id: 'W',
          kind: 'commodity',
          lines: onLines.map(([at, quantity]) => ({ item: `P${at}`, quantity })),
        },
      ],
    },
    currentPack(),
    '2026-11-24',
    new ContentClasses(),
  )
  return { contents, sums: contents.sumsBy('look-through').of('W') }
}

function written(units: bigint, scale: number): string {
  const digits = `${units}`.padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function term(placedClass: number, one: Sum): Term {
  return [placedClass, one, plainValue(one)]
}

function mustBe(found: Sums, expected: ReadonlyMap<number, Sum>): void {
  expect([...found.keys()]).toEqual([...expected.keys()])
  for (const [placedClass, one] of expected)
    expect(sameSum(found.get(placedClass), one), `class ${placedClass}`).toBe(true)
}
