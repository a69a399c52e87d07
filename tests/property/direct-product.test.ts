import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DirectProductRecord } from '../../shared/model/direct-product.ts'
import type { PartFacts } from '../../shared/model/schema.ts'
import type { Setting } from '../../shared/rules/content.ts'
import { allDestinations, findDestination } from '../../shared/rules/destination.ts'
import {
  type DirectProductFinding,
  directProductFindings,
} from '../../shared/rules/direct-product.ts'
import { widerThan } from '../../shared/rules/direct-product-answers.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check } from './models.ts'

const pack = currentPack()
const questions = pack.directProduct.questions ?? []
const destinations = allDestinations(pack)
const eccns = [
  'EAR99',
  ...pack.eccns
    .flatMap((file) => file.entries)
    .flatMap(({ eccn }) => [
      eccn,
      ...(pack.namedByEccn.get(eccn) ?? []).map((paragraph) => [eccn, ...paragraph].join('.')),
    ]),
]
const FACTS = ['iranSupp7', 'russiaListed', 'recipientMakesAdvancedNode'] as const

/** How an item is: every question answered so that no two answers contradict each other. */
const truth = fc
  .array(fc.boolean(), { minLength: questions.length, maxLength: questions.length })
  .map((drawn) => {
    const answers = new Map<string, boolean>()
    for (const [i, question] of questions.entries()) {
      const isIn = widerThan(pack, question).every(({ id }) => answers.get(id))
      answers.set(question.id, isIn && (drawn[i] ?? false))
    }
    return answers
  })
const facts = fc.record({
  iranSupp7: fc.boolean(),
  russiaListed: fc.boolean(),
  recipientMakesAdvancedNode: fc.boolean(),
})
const asked = fc.record({
  eccn: fc.constantFrom(...eccns),
  destination: fc.constantFrom(...destinations),
  exportedFrom: fc.constantFrom('DE', 'MY', null),
  truth,
  facts,
  /** Which questions are answered, and by whom; and which facts are recorded. */
  told: fc.array(fc.constantFrom('product', 'company', 'nobody'), {
    minLength: questions.length + FACTS.length,
    maxLength: questions.length + FACTS.length,
  }),
  /** What is known of the circuits inside. */
  circuits: fc.array(fc.option(fc.boolean()), { maxLength: 3 }),
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function findings(one: Asked, told: Asked['told'], circuits: Asked['circuits']) {
  const destination = findDestination(pack, one.destination)
  if (!destination) throw new Error(one.destination)
  const setting: Setting = {
    destination,
    exportedFrom: one.exportedFrom,
    productKind: 'commodity',
    day: '2026-11-24',
  }
  const recorded: PartFacts = Object.fromEntries(
    FACTS.flatMap((name, i) =>
      told[questions.length + i] === 'nobody' ? [] : [[name, one.facts[name]]],
    ),
  )
  // An item of a supplement is listed, so that the two cannot contradict each other.
  const truthOf = (id: string) =>
    id === 'supplement-6-item' && !one.facts.russiaListed ? false : one.truth.get(id)
  const record = (owner: string): DirectProductRecord => ({
    answers: Object.fromEntries(
      questions.flatMap(({ id, of }, i) =>
        told[i] === owner && of !== 'circuit' ? [[id, { answer: truthOf(id) ?? false }]] : [],
      ),
    ),
  })
  const item = (id: string, answer: boolean | null) => ({
    id,
    isCircuit: true,
    asked: {
      eccn: '3A991',
      madeBy: null,
      facts: {},
      records: [
        {
          owner: 'product' as const,
          id,
          record: answer === null ? null : { answers: { 'circuit-of-plant': { answer } } },
        },
      ],
    },
  })
  const eccn = parseEccn(one.eccn)
  return directProductFindings(
    pack,
    {
      eccn,
      origin: 'foreign',
      asked: {
        eccn: one.eccn,
        madeBy: 'M',
        facts: recorded,
        records: [
          { owner: 'product', id: 'W', record: record('product') },
          { owner: 'company', id: 'M', record: record('company') },
        ],
      },
      inside: () => ({
        items: circuits.map((answer, i) => item(`C${i}`, answer)),
        isListed: true,
      }),
    },
    setting,
  )
}

const stateOf = (found: readonly DirectProductFinding[]) =>
  Object.fromEntries(found.map(({ rule, state }) => [rule, state]))

describe('The direct product rules', () => {
  test('stay within their earlier bounds when an answer or a fact becomes known', () => {
    const revealed = fc.tuple(asked, fc.nat(), fc.constantFrom('product', 'company'))
    check(20261201, revealed, ([one, at, owner]) => {
      const before = stateOf(findings(one, one.told, one.circuits))
      const place = at % one.told.length
      const told = one.told.map((who, i) => (i === place && who === 'nobody' ? owner : who))
      const after = stateOf(findings(one, told as Asked['told'], one.circuits))
      for (const [rule, state] of Object.entries(before))
        if (state === 'out' || state === 'in') expect([rule, after[rule]]).toEqual([rule, state])
        else if (state === 'by-party') expect(['by-party', 'in']).toContain(after[rule])
    })
  })

  test('are closed where everything is answered, and open where nothing is', () => {
    check(20261202, asked, (one) => {
      const all = one.told.map(() => 'product' as const)
      const full = findings(
        one,
        all,
        one.circuits.map((answer) => answer ?? false),
      )
      for (const { rule, state, missing } of full)
        if (state === 'open')
          expect([rule, missing.filter((name) => questions.some(({ id }) => id === name))]).toEqual(
            [rule, []],
          )
      const none = findings(
        one,
        one.told.map(() => 'nobody' as const),
        one.circuits.map(() => null),
      )
      for (const { state } of none) expect(['out', 'open']).toContain(state)
    })
  })

  test('give reasons with citations, and name what would settle them just where they are open', () => {
    const places = new Set([...pack.places.values()].map(({ name }) => name))
    check(20261203, asked, (one) => {
      const found = findings(one, one.told, one.circuits)
      expect(found.map(({ rule }) => rule)).toEqual(pack.directProduct.rules.map(({ id }) => id))
      for (const { state, missing, reasons, section } of found) {
        expect(reasons.length).toBeGreaterThan(0)
        for (const { cite, row } of reasons) {
          expect(cite.length).toBeGreaterThan(0)
          expect(places.has(row)).toBe(true)
        }
        expect(missing.length > 0).toBe(state === 'open')
        expect(section !== undefined).toBe(state !== 'out')
      }
    })
  })
})
