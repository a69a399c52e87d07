import { LiveEvaluation } from '../calc/evaluation.ts'
import type { Bounds, PricedFigures } from '../calc/result/result.ts'
import type { ModelPatch } from '../model/patch.ts'
import type { Model, Product } from '../model/schema.ts'
import { readRatio } from '../money/display.ts'
import { add, format } from '../money/ratio.ts'
import type { InputChange } from './changes.ts'
import type { DeterminationRecord } from './schema.ts'
import {
  type ChangedRules,
  inputChanges,
  inputToday,
  packOf,
  rulesChanged,
  type Today,
} from './today.ts'

/** What is brought in by one step: changes of the input, the rules, or the day. */
export type EffectOf =
  | { of: 'input'; changes: InputChange[] }
  | { of: 'rules'; rules: ChangedRules }
  | { of: 'day'; days: { from: string; to: string } }

/** What one step does to the share, on top of the steps before it. */
export type EffectStep = EffectOf & {
  from: PricedFigures
  to: PricedFigures
  /** By how much the bounds move, exact; null: one of the two is not known. */
  moves: Bounds
}

/** From the share that was determined to the one of today, step by step. */
export interface Effects {
  from: PricedFigures
  to: PricedFigures
  steps: EffectStep[]
}

/** Steps are taken one by one up to so many items; beyond, the rest is one step. */
const MOST_STEPS = 200

/**
 * What each difference between a determination and today did to the share for a destination: the
 * input item by item, then the rules, then the day. The moves add up to the difference exactly.
 */
export function effectsSince(
  determination: DeterminationRecord,
  today: Today,
  destination: string,
): Effects {
  const { product, method, on, switches } = determination
  const pack = packOf(determination)
  const figuresOf = (evaluation: LiveEvaluation) => evaluation.figures(product, destination, method)
  const after = inputToday(determination, today)
  const rules = rulesChanged(determination, today)
  const start = LiveEvaluation.of(determination.model, { pack, choices: switches, day: on })
  const steps: EffectStep[] = []
  const from = figuresOf(start)
  let before = from
  const take = (what: EffectOf, to: PricedFigures) => {
    steps.push({ ...what, from: before, to, moves: movesOf(before, to) })
    before = to
  }
  const staged = stagesOf(determination, after, inputChanges(determination, today))
  for (const { changes, evaluation } of evaluated(start, staged))
    take({ of: 'input', changes }, figuresOf(evaluation))
  const inForce = { pack: today.pack, choices: today.choices }
  if (rules)
    take({ of: 'rules', rules }, figuresOf(LiveEvaluation.of(after, { ...inForce, day: on })))
  const last = figuresOf(LiveEvaluation.of(after, { ...inForce, day: today.day }))
  if (on !== today.day && !isSame(before, last))
    take({ of: 'day', days: { from: on, to: today.day } }, last)
  return { from, to: last, steps }
}

interface Stage {
  changes: InputChange[]
  patch: ModelPatch
}

/** Evaluations after each stage; where a state between is no model, all that is left is one stage. */
function evaluated(
  start: LiveEvaluation,
  stages: readonly Stage[],
): { changes: InputChange[]; evaluation: LiveEvaluation }[] {
  const found: { changes: InputChange[]; evaluation: LiveEvaluation }[] = []
  let evaluation = start
  stages.forEach(({ changes, patch }, at) => {
    if (found.length < at) return
    try {
      evaluation = evaluation.patched(patch)
      found.push({ changes, evaluation })
    } catch {
      const left = stages.slice(at)
      for (const one of left.slice(1)) patch = joined(patch, one.patch)
      evaluation = evaluation.patched(patch)
      found.push({ changes: left.flatMap((one) => one.changes), evaluation })
    }
  })
  return found.filter(({ changes }) => changes.length > 0)
}

/** The patches that lead from the recorded input to that of today, in steps of one item each. */
function stagesOf(
  { model: before }: DeterminationRecord,
  after: Model,
  changes: readonly InputChange[],
): Stage[] {
  const known = new Set([...before.parts, ...before.products].map(({ id }) => id))
  const stages: Stage[] = [
    {
      changes: [],
      patch: {
        entities: after.entities.filter(({ id }) => !before.entities.some((old) => old.id === id)),
        parts: after.parts.filter(({ id }) => !known.has(id)),
        products: after.products.filter(({ id }) => !known.has(id)),
      },
    },
  ]
  const groups = grouped(changes)
  const apart = groups.length > MOST_STEPS ? groups.slice(0, MOST_STEPS) : groups
  for (const group of apart) stages.push({ changes: group, patch: patchFor(group, after) })
  const rest = groups.slice(apart.length).flat()
  // The whole of today comes last, so that nothing is left out that is in no change.
  stages.push({ changes: rest, patch: wholePatch(after) })
  return stages
}

/** Changes of one item, of all rates, or of the model, together. */
function grouped(changes: readonly InputChange[]): InputChange[][] {
  const groups = new Map<string, InputChange[]>()
  for (const change of changes) {
    const key = keyOf(change)
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()]
}

function keyOf(change: InputChange): string {
  if (change.of === 'lines') return `product ${change.product}`
  if (change.of === 'rate' || change.of === 'model') return change.of
  return `${change.of} ${change.id}`
}

function patchFor([first]: readonly InputChange[], after: Model): ModelPatch {
  if (!first) return {}
  if (first.of === 'rate') return { rates: after.rates }
  if (first.of === 'model') return { currency: after.currency }
  const id = first.of === 'lines' ? first.product : first.id
  const of = <T extends { id: string }>(rows: readonly T[]) => rows.filter((row) => row.id === id)
  if (first.of === 'company') return { entities: of(after.entities) }
  return { parts: of(after.parts), products: of(after.products) }
}

function wholePatch({ currency, rates, entities, parts, products }: Model): ModelPatch {
  return { currency, rates, entities, parts, products: products as Product[] }
}

function joined(first: ModelPatch, second: ModelPatch): ModelPatch {
  return {
    ...first,
    ...second,
    entities: [...(first.entities ?? []), ...(second.entities ?? [])],
    parts: [...(first.parts ?? []), ...(second.parts ?? [])],
    products: [...(first.products ?? []), ...(second.products ?? [])],
  }
}

function isSame(a: PricedFigures, b: PricedFigures): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function movesOf({ share: from }: PricedFigures, { share: to }: PricedFigures): Bounds {
  return { low: difference(from.low, to.low), high: difference(from.high, to.high) }
}

function difference(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  const { n, d } = readRatio(from)
  return format(add(readRatio(to), { n: -n, d }))
}
