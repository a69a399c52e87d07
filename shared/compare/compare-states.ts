import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { Act } from '../calc/result/act.ts'
import type { Bounds, Method, Outcome } from '../calc/result/result.ts'
import type { Difference } from './difference.ts'
import { differencesBetween } from './differences.ts'
import { Mixed } from './mixed.ts'
import { type Op, type StagedDifference, stageKey } from './op.ts'
import { type ComparedState, type ComparedSubject, restingOn } from './state.ts'

/** More differences are counted and not told. */
export const MOST_DIFFERENCES = 2000

/** More steps than this are taken item by item, and then the last ones at once. */
export const MOST_STAGES = 60

/** The verdict for one destination, as exact text. */
export interface StageFigures {
  outcome: Outcome
  act: Act
  rule: string | null
  level: string | null
  share: Bounds
}

/** One step from the earlier state to the later one, and where it leads. */
export interface EffectStage {
  /** The differences that it makes, by their places in the list. */
  differences: number[]
  /** In the order of the destinations. */
  figures: StageFigures[]
}

/** What differs between two states of one product, and what each step did to its verdicts. */
export interface StateComparison {
  product: string
  destinations: string[]
  method: Method
  /** Which of the states have the product. */
  isIn: { before: boolean; after: boolean }
  differences: Difference[]
  /** How many differences are not told. */
  more: number
  /** The verdicts of the earlier state; null: the product is not there, or could not be asked. */
  before: StageFigures[] | null
  /** In this order, each on top of those before it; the last leads to the later state exactly. */
  stages: EffectStage[]
  after: StageFigures[] | null
}

/** What two states are compared about. */
export interface ComparingStates extends ComparedSubject {
  method: Method
}

/**
 * The differences of two states of a product at any depth, and their effect step by step: rules,
 * switches, day, currency, rates and companies, then the items from the innermost out. Each yield is
 * one step. Throws a RangeError on a destination that a pack does not know.
 */
export function* comparingStates(
  before: ComparedState,
  after: ComparedState,
  asked: ComparingStates,
): Generator<void, StateComparison> {
  const [was, is] = [restingOn(before, asked), restingOn(after, asked)]
  const { product, method } = asked
  const destinations = [...asked.destinations]
  const head = { product, destinations, method, isIn: { before: was !== null, after: is !== null } }
  if (!was || !is) {
    const alone = (state: ComparedState | null) =>
      state && figuresOf(new Mixed(state, state).evaluation, asked)
    const none = { differences: [], more: 0, stages: [] }
    return { ...head, ...none, before: alone(was), after: alone(is) }
  }
  const found = differencesBetween(was, is, product)
  const mixed = new Mixed(was, is)
  const first = figuresOf(mixed.evaluation, asked)
  const stages: EffectStage[] = []
  for (const { ops, differences } of stagesOf(found)) {
    yield
    mixed.make(ops)
    stages.push({ differences, figures: figuresOf(mixed.evaluation, asked) })
  }
  return {
    ...head,
    differences: found.slice(0, MOST_DIFFERENCES).map(({ difference }) => difference),
    more: Math.max(0, found.length - MOST_DIFFERENCES),
    before: first,
    stages: stages.map((stage) => ({
      ...stage,
      differences: stage.differences.filter((at) => at < MOST_DIFFERENCES),
    })),
    after: stages.at(-1)?.figures ?? first,
  }
}

/** As `comparingStates`, at once. */
export function compareStates(
  before: ComparedState,
  after: ComparedState,
  asked: ComparingStates,
): StateComparison {
  const steps = comparingStates(before, after, asked)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

interface PlannedStage {
  ops: Op[]
  differences: number[]
}

/** The steps in their order, each made once: one a thing that differs, item by item where those are too many. */
function stagesOf(found: readonly StagedDifference[]): PlannedStage[] {
  const fine = grouped(found, (op) => stageKey(op))
  const stages =
    fine.length <= MOST_STAGES
      ? fine
      : grouped(found, (op, { item }) => (item === null ? stageKey(op) : `item ${item}`))
  if (stages.length <= MOST_STAGES) return stages
  const rest = stages.splice(MOST_STAGES - 1)
  return [
    ...stages,
    {
      ops: rest.flatMap(({ ops }) => ops),
      differences: rest.flatMap(({ differences }) => differences),
    },
  ]
}

function grouped(
  found: readonly StagedDifference[],
  nameOf: (op: Op, difference: Difference) => string,
): PlannedStage[] {
  const stages = new Map<string, PlannedStage & { made: Set<string> }>()
  for (const [at, { difference, op }] of found.entries()) {
    if (!op) continue
    const name = nameOf(op, difference)
    const stage = stages.get(name) ?? { ops: [], differences: [], made: new Set<string>() }
    stages.set(name, stage)
    stage.differences.push(at)
    if (stage.made.has(stageKey(op))) continue
    stage.made.add(stageKey(op))
    stage.ops.push(op)
  }
  return [...stages.values()].map(({ ops, differences }) => ({ ops, differences }))
}

function figuresOf(
  evaluation: LiveEvaluation,
  { product, destinations, method }: ComparingStates,
): StageFigures[] {
  const row = evaluation.matrix(product, destinations, method)
  return row.outcomes.map((outcome, at) => ({
    outcome,
    act: row.acts[at] ?? 'undetermined',
    rule: row.rules[at] ?? null,
    level: row.levels[at] ?? null,
    share: { low: row.low[at] ?? null, high: row.high[at] ?? null },
  }))
}
