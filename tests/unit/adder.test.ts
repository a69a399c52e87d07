import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Adder } from '../../shared/calc/content/adder.ts'
import { linesSideBySide, SideBySide } from '../../shared/calc/content/side-by-side.ts'
import {
  addTimes,
  type OpenSums,
  plainValue,
  type Sum,
  sameSum,
  type Term,
  type Use,
} from '../../shared/calc/content/sums.ts'
import { powerOfTen } from '../../shared/money/decimal.ts'

/** Values that are small, beyond the exact numbers, of very many digits, and no decimals at all. */
const sum = fc.record({
  n: fc.oneof(fc.bigInt(-50n, 10_000n), fc.bigInt(-(2n ** 60n), 2n ** 60n)),
  d: fc.oneof(fc.integer({ min: 0, max: 45 }).map(powerOfTen), fc.constantFrom(3n, 108n)),
  present: fc.constant(1),
  unpriced: fc.constantFrom(0, 1),
})
const use = fc.record({
  quantity: fc.record({
    units: fc.oneof(fc.bigInt(1n, 500n), fc.bigInt(1n, 2n ** 58n)),
    scale: fc.integer({ min: 0, max: 40 }),
  }),
  lines: fc.integer({ min: 1, max: 3 }),
})
const added = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), sum, use), { maxLength: 30 })

test('sums are those of adding ratios one by one, in whatever form the values come', () => {
  const adder = new Adder()
  fc.assert(
    fc.property(added, (list) => {
      const expected: OpenSums = new Map()
      for (const [placedClass, one, of] of list) addTimes(expected, placedClass, one, of)
      for (const [placedClass, one, of] of list) adder.addTerms([term(placedClass, one)], of)
      mustBe(adder.taken(), expected)
      for (const [placedClass, one, of] of list) adder.addSums(new Map([[placedClass, one]]), of)
      mustBe(adder.taken(), expected)
      addedSideBySide(adder, list)
      mustBe(adder.taken(), expected)
    }),
    { numRuns: 2000, seed: 20261130 },
  )
})

function term(placedClass: number, one: Sum): Term {
  return [placedClass, one, plainValue(one)]
}

function addedSideBySide(adder: Adder, list: readonly [number, Sum, Use][]): void {
  const items = list.map(([placedClass, one]) => ({
    content: { termsIn: () => [term(placedClass, one)] },
  }))
  const side = new SideBySide(items, {})
  const uses = new Map(list.map(([, , of], i) => [`${i}`, of]))
  const places = list.map((_, i) => i)
  const lines = linesSideBySide(side, places, uses)
  if (lines) adder.addSideBySide(side.termsIn('sure'), lines, uses.values())
  else for (const [placedClass, one, of] of list) adder.addTerms([term(placedClass, one)], of)
}

function mustBe(found: ReadonlyMap<number, Sum>, expected: ReadonlyMap<number, Sum>): void {
  expect([...found.keys()]).toEqual([...expected.keys()])
  for (const [placedClass, one] of expected)
    expect(sameSum(found.get(placedClass), one), `class ${placedClass}`).toBe(true)
}
