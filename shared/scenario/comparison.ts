import { switchesInForce } from '../calc/evaluate.ts'
import type { Method } from '../calc/result/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { Base } from './base.ts'
import {
  type ComparedDestination,
  type ComparedProduct,
  type ComparedScenario,
  type Comparing,
  compare,
} from './compare.ts'
import { Costs } from './cost.ts'
import { type Limit, limits } from './limits.ts'
import { type BaseUnder, Overlaid } from './overlaid.ts'
import { type ChangeReport, type Conflict, overlay } from './overlay.ts'
import { type WaterfallStep, waterfall } from './waterfall.ts'

/** What scenarios are compared over. */
export interface Ground {
  base: Base
  under: BaseUnder
  day: string
  /** The rule pack in force, and the ids of all. */
  pack: RulePack
  packs: readonly string[]
  choices: Choices
}

/** A scenario in a comparison: what became of its changes and of those that it lies on top of. */
export interface ScenarioHead {
  name: string
  onTopOf: string[]
  /** The rule pack that judges it. */
  pack: string
  changes: ChangeReport[]
  conflicts: Conflict[]
}

export interface ExplainedScenario extends ComparedScenario {
  waterfall: WaterfallStep[]
  limits: Limit[]
}

export interface ExplainedDestination extends ComparedDestination {
  scenarios: ExplainedScenario[]
}

export interface ExplainedProduct extends ComparedProduct {
  destinations: ExplainedDestination[]
}

/** Scenarios beside their base, whole: what the command line writes and a report prints. */
export interface ComparisonDocument {
  format: 'minimis-comparison'
  version: 1
  currency: string
  on: string
  method: Method
  rules: { pack: string; asOf: string; switches: Record<string, string> }
  scenarios: ScenarioHead[]
  products: ExplainedProduct[]
}

/**
 * Compares scenarios with their base. Each is given as a stack, itself last. Throws a RangeError on a
 * product or destination that does not exist.
 */
export function comparisonOf(
  ground: Ground,
  stacks: readonly Scenario[][],
  comparing: Comparing,
): ComparisonDocument {
  const { base, under, day, pack, choices } = ground
  const { id, asOf } = pack.header
  const packs = [id, ...ground.packs.filter((other) => other !== id)]
  const overlays = stacks.map((stack) => overlay(base, stack, { day, packs }))
  const overlaid = overlays.map((over) => new Overlaid(under, over))
  const products = compare(under(null), overlaid, Costs.of(base, day), comparing)
  return {
    format: 'minimis-comparison',
    version: 1,
    currency: base.model.currency,
    on: day,
    method: comparing.method,
    rules: { pack: id, asOf, switches: switchesInForce(pack, choices) },
    scenarios: overlays.map(({ report, conflicts, pack: other }, i) => {
      const names = (stacks[i] ?? []).map(({ name }) => name)
      const name = names.at(-1) ?? ''
      return { name, onTopOf: names.slice(0, -1), pack: other ?? id, changes: report, conflicts }
    }),
    products: products.map((product) => explained(product, overlaid, ground, comparing.method)),
  }
}

function explained(
  compared: ComparedProduct,
  overlaid: readonly Overlaid[],
  { pack }: Ground,
  method: Method,
): ExplainedProduct {
  const { product } = compared
  const destinations = compared.destinations.map((row) => ({
    ...row,
    scenarios: row.scenarios.map((scenario, i): ExplainedScenario => {
      const { destination } = row
      const over = overlaid[i] as Overlaid
      const result = over.whole.result(product, destination, method)
      return {
        ...scenario,
        waterfall: waterfall(over, { product, destination, method }).steps,
        limits: limits(result, pack),
      }
    }),
  }))
  return { ...compared, destinations }
}
