import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import {
  compareStates,
  type StageFigures,
  type StateComparison,
} from '../../shared/compare/compare-states.ts'
import { type ComparedState, restingOn } from '../../shared/compare/state.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import { patchModel } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { add, format, type Ratio } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { check, FULL, question } from './models.ts'
import { DAY, DESTINATIONS } from './oracle.ts'
import { change, patchBy } from './patches.ts'

const pack = currentPack()
const method = fc.constantFrom('look-through' as const, 'second-incorporation' as const)
const destinations = fc
  .subarray([...DESTINATIONS], { minLength: 1, maxLength: 3 })
  .map((codes): string[] => [...codes])

const choices = fc.constantFrom(
  {},
  {},
  {},
  { foreignContentUndeclared: 'unknown' },
  { usMadeAssemblies: 'asOneItem' },
)
const day = fc.constantFrom(DAY, DAY, DAY, '2026-12-31', '2025-02-01')

/** Two states of one product: one edited from the other, or two that have nothing to do with each other. */
const states = fc
  .record({
    first: question(FULL).map(({ model }) => model),
    other: question(FULL).map(({ model }) => model),
    edits: fc.array(change, { maxLength: 3 }),
    isOther: fc.constantFrom(false, false, true),
    choices: fc.tuple(choices, choices),
    days: fc.tuple(day, day),
  })
  .map(({ first, other, edits, isOther, choices: [was, is], days: [then, now] }) => {
    const edited = edits.reduce((model, edit) => patchModel(model, patchBy(model, edit)), first)
    const before: ComparedState = { model: first, day: then, choices: was, pack }
    const after: ComparedState = { model: isOther ? other : edited, day: now, choices: is, pack }
    return { before, after }
  })

const asked = fc.record({ product: fc.constantFrom('W', 'W', 'S1'), destinations, method })

type Asked = {
  product: string
  destinations: string[]
  method: 'look-through' | 'second-incorporation'
}

/** The verdicts of the whole workspace, asked afresh. */
function fresh(state: ComparedState, { product, destinations: codes, method: by }: Asked) {
  const { model, day: on, choices: by_ } = state
  if (!model.products.some(({ id }) => id === product)) return null
  const evaluation = LiveEvaluation.of(model, { pack, choices: by_, day: on })
  return codes.map((code): StageFigures => {
    const { outcome, act, rule, threshold, share } = evaluation.figures(product, code, by)
    return { outcome, act, rule, level: threshold, share }
  })
}

/** The part of a model that a product rests on, as one text. */
function canonicalSubGraph(state: ComparedState, subject: Asked): string {
  const { model } = restingOn(state, subject) as ComparedState
  const byId = <T extends { id: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  const pairOf = ({ from, to }: Model['rates'][number]) => `${from}>${to}`
  return canonicalJson(
    filled({
      currency: model.currency,
      rates: [...model.rates].sort((a, b) => (pairOf(a) < pairOf(b) ? -1 : 1)),
      entities: byId(model.entities),
      parts: byId(model.parts),
      products: byId(model.products),
    }),
  )
}

/** Without what says no more than what is absent. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
    .map(([name, member]) => [name, filled(member)] as const)
    .filter(([, member]) => member !== null && member !== undefined)
    .filter(([, member]) => typeof member !== 'object' || Object.keys(member ?? {}).length > 0)
  return Object.fromEntries(members)
}

function totalMoves({ before, stages }: StateComparison, at: number, bound: 'low' | 'high') {
  let total: Ratio = { n: 0n, d: 1n }
  let last = before?.[at]?.share[bound] ?? null
  for (const { figures } of stages) {
    const next = figures[at]?.share[bound] ?? null
    if (last === null || next === null) return null
    const [from, to] = [readRatio(last), readRatio(next)]
    total = add(total, add(to, { n: -from.n, d: from.d }))
    last = next
  }
  return format(total)
}

describe('Two states of a product', () => {
  test('the steps between them begin and end at what fresh evaluations say, and add up', () => {
    check(20261291, fc.tuple(states, asked), ([{ before, after }, subject]) => {
      const found = compareStates(before, after, subject)
      expect(found.before).toEqual(fresh(before, subject))
      expect(found.after).toEqual(fresh(after, subject))
      if (!found.before || !found.after) return
      for (const at of subject.destinations.keys())
        for (const bound of ['low', 'high'] as const) {
          const total = totalMoves(found, at, bound)
          const [from, to] = [found.before, found.after].map((row) => row[at]?.share[bound] ?? null)
          if (total === null || from == null || to == null) continue
          const { n, d } = readRatio(from)
          expect(total).toBe(format(add(readRatio(to), { n: -n, d })))
        }
    })
  })

  test('differ in nothing exactly where what the product rests on is the same', () => {
    let same = 0
    check(20261292, fc.tuple(states, asked), ([{ before, after }, subject]) => {
      const { differences, isIn } = compareStates(before, after, subject)
      if (!isIn.before || !isIn.after) return
      const isSame =
        before.day === after.day &&
        JSON.stringify(before.choices) === JSON.stringify(after.choices) &&
        canonicalSubGraph(before, subject) === canonicalSubGraph(after, subject)
      if (isSame) same++
      expect(differences.length === 0).toBe(isSame)
    })
    expect(same).toBeGreaterThan(0)
  })

  test('each difference that a result can rest on is made by one step, and no other is', () => {
    check(20261293, fc.tuple(states, asked), ([{ before, after }, subject]) => {
      const { differences, stages } = compareStates(before, after, subject)
      const made = stages.flatMap((stage) => stage.differences).sort((a, b) => a - b)
      expect(made).toEqual(differences.flatMap(({ rests }, at) => (rests ? [at] : [])))
    })
  })
})
