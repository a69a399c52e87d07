import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import {
  partFactsSchema,
  partSchema,
  productFactsSchema,
  productSchema,
} from '../../shared/model/schema.ts'
import { findDestination, isAmong } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import {
  DAY,
  type ExpectedCalculation,
  type ExpectedDirectProduct,
  type ExpectedNeed,
  files,
} from './cases.ts'
import { expand, type Json } from './expand.ts'

const pack = currentPack()

for (const { name: file, content } of files) {
  describe(file, () => {
    for (const one of content.cases) {
      test(one.name, () => {
        const { model, product } = expand(one, content.bases)
        const read = checkModel(model)
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        const { results } = evaluateModel(read.value, {
          pack,
          day: one.on ?? DAY,
          destinations: [one.to],
          products: [product],
          method: one.method,
          choices: one.switches,
        })
        expect(results).toHaveLength(1)
        const result = results[0]
        const { outcome, rule, share, missing, notices, assumed } = one.expect
        const { need, calculation, directProduct } = one.expect
        const expected: Json = { outcome }
        const actual: Json = { outcome: result?.outcome }
        if (rule !== undefined) {
          expected.rule = rule
          actual.rule = result?.rule
        }
        if (share !== undefined) {
          expected.share = typeof share === 'string' ? { low: share, high: share } : share
          actual.share = result?.share
        }
        if (missing !== undefined) {
          expected.missing = [...missing].sort()
          actual.missing = [...new Set(result?.unknown.flatMap((line) => line.missing))].sort()
        }
        if (notices !== undefined) {
          expected.notices = notices
          actual.notices = notices.filter((code) =>
            result?.notices.some((notice) => notice.code === code),
          )
        }
        if (assumed !== undefined) {
          expected.assumed = assumed
          actual.assumed = result?.assumed?.undeclaredForeign
        }
        if (need !== undefined) {
          expected.need = { ...need }
          actual.need = needOf(result, need)
        }
        if (calculation !== undefined) {
          expected.calculation = { ...calculation }
          actual.calculation = calculationOf(result, calculation)
        }
        if (directProduct !== undefined) {
          expected.directProduct = { ...directProduct }
          actual.directProduct = directProductOf(result, directProduct)
        }
        expect(actual).toEqual(expected)
        const cited = result ? citationsOf(result) : []
        for (const cite of one.cite)
          expect(cited.some((other) => isAtOrBelow(other, cite))).toBe(true)
      })
    }
  })
}

describe('The golden cases', () => {
  const cases = files.flatMap(({ content }) => content.cases)

  test('Each rule of 734.9 has one that it catches, one that it does not, and one that is open', () => {
    for (const { id, limbs } of pack.directProduct.rules) {
      if (!limbs) continue
      const states = cases.flatMap(({ expect: { directProduct: one } }) =>
        one?.rule === id ? [one.state === 'by-party' ? 'in' : one.state] : [],
      )
      expect([id, ...new Set(states)].sort()).toEqual([id, 'in', 'open', 'out'].sort())
    }
  })

  test('There are sixty and more of the licence need, of each kind of destination and item', () => {
    const ofNeed = cases.filter((one) => one.expect.need !== undefined)
    expect(ofNeed.length).toBeGreaterThanOrEqual(60)
    const states = new Set(ofNeed.map((one) => one.expect.need?.state))
    expect([...states].sort()).toEqual(['none', 'required', 'unknown'])
    for (const { destinations } of pack.part746.rules) {
      const there = ofNeed.filter(({ to }) => {
        const destination = findDestination(pack, to)
        return destination && isAmong(pack, destination, destinations)
      })
      expect(new Set(there.map((one) => one.expect.need?.state)).size).toBeGreaterThan(0)
    }
  })

  test('There are as many as there should be, each with its own name', () => {
    expect(cases.length).toBeGreaterThanOrEqual(260)
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length)
  })

  test('Each says why and by which paragraphs, and says only what the test compares', () => {
    const differences =
      'base kind made from shippedBy parts subAssemblies product rates asked'.split(' ')
    const asked = [...differences, ...'name cite why to on method switches expect'.split(' ')]
    const compared = [
      'outcome',
      'rule',
      'share',
      'missing',
      'notices',
      'assumed',
      'need',
      'calculation',
      'directProduct',
    ]
    for (const one of cases) {
      expect(one.why.length, one.name).toBeGreaterThan(20)
      expect(one.cite.length, one.name).toBeGreaterThan(0)
      expect(strangers(one, asked), one.name).toEqual([])
      expect(strangers(one.expect, compared), one.name).toEqual([])
    }
    const bases = files.flatMap(({ content }) => Object.values(content.bases ?? {}))
    for (const base of bases) expect(strangers(base, differences)).toEqual([])
  })

  test('None has a member of a part or a product that the model does not know', () => {
    const part = Object.keys(partSchema.shape)
    const product = Object.keys(productSchema.shape)
    const partFacts = Object.keys(partFactsSchema.shape)
    const productFacts = Object.keys(productFactsSchema.shape)
    for (const { content } of files) {
      for (const one of [...content.cases, ...Object.values(content.bases ?? {})]) {
        const of = JSON.stringify(one)
        for (const item of one.parts ?? []) {
          expect(strangers(item, part), of).toEqual([])
          expect(strangers(item.facts ?? {}, partFacts), of).toEqual([])
        }
        const units = one.subAssemblies ?? []
        expect(strangers(one.product ?? {}, product), of).toEqual([])
        for (const unit of units) expect(strangers(unit, [...product, 'made']), of).toEqual([])
        for (const item of [one.product ?? {}, ...units]) {
          expect(strangers(item.facts ?? {}, productFacts), of).toEqual([])
        }
      }
    }
  })
})

/** The members of an object that are not among the known ones. */
function strangers(object: object, known: readonly string[]): string[] {
  return Object.keys(object).filter((key) => !known.includes(key))
}

/** What a result says of the need, as far as a case asks. */
function needOf(result: Result | undefined, asked: ExpectedNeed): ExpectedNeed | undefined {
  if (!result) return undefined
  const { state, missing, exceptions, conditions = [] } = result.need
  const open = exceptions.filter(({ by, bars }) => by !== 'transaction' && bars.length === 0)
  return {
    state,
    ...(asked.missing && { missing: [...missing] }),
    ...(asked.exceptions && { exceptions: open.map(({ code }) => code) }),
    ...(asked.conditions && { conditions: conditions.flatMap(({ cite }) => cite) }),
    ...(asked.routes && {
      routes: Object.fromEntries(
        (result.routes ?? []).map(({ route, need }) => [route, need.state]),
      ),
    }),
  }
}

/** What a result says before the calculation, as far as a case asks. */
function calculationOf(
  result: Result | undefined,
  asked: ExpectedCalculation,
): ExpectedCalculation | undefined {
  if (!result?.calculation) return undefined
  const { asked: state, missing } = result.calculation
  return { asked: state, ...(asked.missing && { missing: [...missing] }) }
}

/** What a result says of a rule of 734.9, as far as a case asks. */
function directProductOf(
  result: Result | undefined,
  asked: ExpectedDirectProduct,
): ExpectedDirectProduct | undefined {
  const found = result?.directProductRules?.find(({ rule }) => rule === asked.rule)
  if (!found) return undefined
  const { rule, state, missing, section, items } = found
  return {
    rule,
    state,
    ...(asked.missing && { missing: [...missing] }),
    ...(asked.section && { section: section ?? 'none' }),
    ...(asked.items && { items: [...(items ?? [])] }),
  }
}

/** Every citation of a result: of its steps, lines and notices, of the need, and of 734.9. */
function citationsOf(result: Result): string[] {
  const { steps, counted, notCounted, unknown, notices, need, directProductRules = [] } = result
  const { routes = [], calculation } = result
  return [
    ...routes.flatMap(({ need: { reasons } }) => reasons.flatMap(({ cite }) => cite)),
    ...(calculation?.reasons ?? []).flatMap(({ cite }) => cite),
    ...(need.conditions ?? []).flatMap(({ cite }) => cite),
    ...directProductRules.flatMap(({ reasons }) => reasons.flatMap(({ cite }) => cite)),
    ...need.reasons.flatMap(({ cite }) => cite),
    ...[...steps, ...counted, ...notCounted, ...unknown].flatMap(({ cite }) => cite),
    ...notices.flatMap(({ cite }) => cite.split('; ')),
  ]
}

/** Whether a citation is the one wanted or a paragraph, entry or cell of it. */
function isAtOrBelow(cite: string, wanted: string): boolean {
  return cite === wanted || (cite.startsWith(wanted) && /^[(.,]/.test(cite.slice(wanted.length)))
}
