import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { amount, check, FULL, judge, often, question, type Shape, withRoot } from './models.ts'
import { more, readNumber, WORLD } from './oracle.ts'

/** Content that may turn out to have no level, or to fail the encryption gate, among the rest. */
const ECCNS = [...WORLD, '9A610.x', '9A610.y', '5A002.a', '3A090.a', '7A103', '9A991', '9A991.a']
/** What software is classified as: an ECCN of another kind would ask what it is instead of answering. */
const SOFTWARE_ECCNS = ['5D992.c', '5D002.c.1', 'EAR99', '3D001']
const shape: Shape = { ...FULL, eccns: ECCNS }

/** Something the model does not say, and a way to say it. */
type Reveal = (model: Model, value: Values) => Model
interface Values {
  origin: string
  eccn: string
  softwareEccn: string
  amount: string
  answer: boolean
  encryption: 'published' | 'b1' | 'b2' | 'b3' | 'none'
  productEccn: string
  app: string
  rate: string
  maker: string
  pick: number
}

const values: fc.Arbitrary<Values> = fc.record({
  origin: fc.constantFrom('US', 'US', 'JP'),
  eccn: fc.constantFrom(...ECCNS),
  softwareEccn: fc.constantFrom(...SOFTWARE_ECCNS),
  amount,
  answer: fc.boolean(),
  encryption: fc.constantFrom('published', 'b1', 'b2', 'b3', 'none'),
  productEccn: fc.constantFrom('5A991', '4A003.b', '4A994.b', '3B993.f.1', '3B001.d'),
  app: fc.constantFrom('0', '0.0128', '0.02', '70', '80'),
  rate: fc.constantFrom('1', '0.25', '7.1', '0.0003'),
  maker: fc.constantFrom('DE1', 'SG1', 'US1'),
  pick: fc.nat({ max: 1000 }),
})

/** Every unknown of the model, each with the change that answers it. */
function unknowns(model: Model): Reveal[] {
  const found: Reveal[] = []
  model.parts.forEach((part, i) => {
    const onPart = (change: (part: Part, value: Values) => Partial<Part>) =>
      found.push((from, value) => ({
        ...from,
        parts: from.parts.map((item, j) => (i === j ? { ...item, ...change(item, value) } : item)),
      }))
    const fact = (name: string, of: (value: Values) => unknown = (value) => value.answer) => {
      if ((part.facts as Record<string, unknown> | undefined)?.[name] != null) return
      onPart((item, value) => ({ facts: { ...item.facts, [name]: of(value) } }))
    }
    if (part.origin == null) onPart((_, { origin }) => ({ origin }))
    if (part.eccn == null)
      onPart(({ kind }, { eccn, softwareEccn }) => ({
        eccn: kind === 'software' ? softwareEccn : eccn,
      }))
    if (part.price == null) {
      onPart((_, value) => ({ price: { amount: value.amount, currency: 'USD' } }))
    }
    // Software is neither, so there is nothing to find out.
    if (part.kind === 'commodity') fact('foodOrMedicine')
    fact('iranSupp7')
    fact('russiaListed')
    fact('integratedCircuit')
    fact('memory')
    fact('encryption', (value) => value.encryption)
    if (part.kind === 'software') fact('bundled')
  })
  model.products.forEach((product, i) => {
    const onProduct = (change: (product: Product, value: Values) => Partial<Product>) =>
      found.push((from, value) => ({
        ...from,
        products: from.products.map((item, j) =>
          i === j ? { ...item, ...change(item, value) } : item,
        ),
      }))
    const fact = (name: string, of: (value: Values) => unknown) => {
      if ((product.facts as Record<string, unknown> | undefined)?.[name] != null) return
      onProduct((item, value) => ({ facts: { ...item.facts, [name]: of(value) } }))
    }
    if (product.price == null) {
      onProduct((_, value) => ({ price: { amount: value.amount, currency: 'USD' } }))
    }
    if (product.eccn == null) {
      onProduct((_, value) => ({ eccn: i === 0 ? value.productEccn : value.eccn }))
    }
    if (product.madeBy == null) onProduct((_, { maker }) => ({ madeBy: maker }))
    if (i > 0) return
    fact('computerApp', (value) => value.app)
    fact('meets3B993f1', (value) => value.answer)
    fact('advancedNode', (value) => value.answer)
    fact('recipientMakesAdvancedNode', (value) => value.answer)
    fact('militaryCommodity', (value) => value.answer)
  })
  if (model.rates.length === 0) {
    found.push((from, { rate }) => ({
      ...from,
      rates: [{ from: 'EUR', to: 'USD', rate, asOf: '2026-09-01' }],
    }))
  }
  return found
}

/** As the oracle's models, with a product whose own ECCN and facts may be missing as well. */
const open = fc
  .record({
    asked: question(shape),
    eccn: fc.constantFrom('5A991', '4A003.b', '3B001.d', null),
    computerApp: fc.constantFrom('0', '80', null),
    meets3B993f1: fc.constantFrom(false, null),
    advancedNode: fc.constantFrom(false, null),
    recipientMakesAdvancedNode: fc.constantFrom(false, null),
    noRates: fc.boolean(),
    software: fc.option(
      fc.record({
        eccn: fc.constantFrom(...SOFTWARE_ECCNS, null),
        bundled: fc.constantFrom(true, false, null),
      }),
    ),
    makerless: fc.nat({ max: 12 }),
    values,
  })
  .map(({ asked, eccn, noRates, software, makerless, values: value, ...facts }) => ({
    model: opened(asked.model, { eccn, facts, noRates, software, makerless }),
    to: asked.to,
    value,
  }))

/** With one part made software, and one product whose maker is not known. */
function opened(
  asked: Model,
  {
    eccn,
    facts,
    noRates,
    software,
    makerless,
  }: {
    eccn: string | null
    facts: NonNullable<Product['facts']>
    noRates: boolean
    software: { eccn: string | null; bundled: boolean | null } | null
    makerless: number
  },
): Model {
  const model = withRoot(asked, { eccn, facts: { militaryCommodity: false, ...facts } })
  return {
    ...model,
    rates: noRates ? [] : model.rates,
    parts: model.parts.map((part, i) =>
      i === 3 && software
        ? {
            ...part,
            kind: 'software',
            eccn: software.eccn,
            facts: { ...part.facts, bundled: software.bundled, foodOrMedicine: false },
          }
        : part,
    ),
    products: model.products.map((product, i) =>
      i === makerless ? { ...product, madeBy: null } : product,
    ),
  }
}

describe('Finding out what is missing', () => {
  test('An answer never leaves the earlier bounds and never turns a verdict into another', () => {
    let answered = 0
    let verdicts = 0
    check(20261131, open, ({ model, to, value }) => {
      const reveals = unknowns(model)
      const reveal = reveals[value.pick % Math.max(1, reveals.length)]
      if (!reveal) return
      answered++
      const before = judge(model, to)
      const after = judge(reveal(model, value), to)
      if (before.outcome === 'subject' || before.outcome === 'not-subject') {
        verdicts++
        expect(after.outcome).toBe(before.outcome)
      }
      // Under a no-level rule there is no percentage to bound.
      if (before.threshold === null || after.threshold === null) return
      expect(more(readNumber(before.share.low ?? '0'), readNumber(after.share.low ?? '0'))).toBe(
        false,
      )
      if (before.share.high === null) return
      expect(after.share.high, 'the upper bound is lost').not.toBeNull()
      expect(more(readNumber(after.share.high ?? '0'), readNumber(before.share.high))).toBe(false)
    })
    expect(answered).toBeGreaterThan(often(9000))
    expect(verdicts).toBeGreaterThan(often(1000))
  })

  test('Answering everything, one after the other, ends within the first bounds', () => {
    check(20261132, fc.tuple(open, fc.array(values, { minLength: 24, maxLength: 24 })), (drawn) => {
      const [{ model, to }, answers] = drawn
      const before = judge(model, to)
      let current = model
      for (const value of answers) {
        const reveals = unknowns(current)
        const reveal = reveals[value.pick % Math.max(1, reveals.length)]
        if (!reveal) break
        current = reveal(current, value)
      }
      const after = judge(current, to)
      if (before.outcome !== 'undetermined') expect(after.outcome).toBe(before.outcome)
      if (before.threshold === null || after.threshold === null) return
      expect(more(readNumber(before.share.low ?? '0'), readNumber(after.share.low ?? '0'))).toBe(
        false,
      )
      if (before.share.high === null) return
      expect(more(readNumber(after.share.high ?? '0'), readNumber(before.share.high))).toBe(false)
    })
  })
})
