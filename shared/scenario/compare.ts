import type { Act } from '../calc/result/act.ts'
import { type Headroom, headroomOf } from '../calc/result/headroom.ts'
import type { Method, Outcome, PricedFigures } from '../calc/result/result.ts'
import type { Cost, Costs } from './cost.ts'
import type { Overlaid } from './overlaid.ts'
import { type Turn, type WaterfallStep, waterfall } from './waterfall.ts'

/** The figures of a verdict, with the room to its level. */
export interface ComparedFigures extends PricedFigures {
  headroom: Headroom | null
}

/** A verdict or the act that it asks for which a scenario changes, and the changes by which it did. */
export interface Flip {
  outcome: Turn<Outcome>
  act: Turn<Act>
  rule: Turn<string | null>
  /** The steps of the waterfall at which the verdict or its paragraph changed. */
  by: WaterfallStep[]
}

export interface ComparedScenario {
  figures: ComparedFigures
  /** null: the verdict is that of the base. */
  flip: Flip | null
}

export interface ComparedDestination {
  destination: string
  base: ComparedFigures
  /** In the order of the scenarios. */
  scenarios: ComparedScenario[]
}

export interface ComparedProduct {
  product: string
  /** What its parts cost, in the base and in the order of the scenarios. */
  cost: { base: Cost; scenarios: Cost[] }
  destinations: ComparedDestination[]
}

/** What is compared. */
export interface Comparing {
  products: readonly string[]
  destinations: readonly string[]
  method: Method
}

/**
 * Lays scenarios beside their base: verdict, share, level, headroom and cost, and which changes turn
 * a verdict. Throws a RangeError on a product or destination that does not exist.
 */
export function compare(
  base: Overlaid['base'],
  scenarios: readonly Overlaid[],
  costs: Costs,
  { products, destinations, method }: Comparing,
): ComparedProduct[] {
  const costsOf = scenarios.map(({ overlay }) => costs.patched(overlay.patch))
  return products.map((product) => ({
    product,
    cost: { base: costs.of(product), scenarios: costsOf.map((each) => each.of(product)) },
    destinations: destinations.map((destination) => {
      const before = base.figures(product, destination, method)
      return {
        destination,
        base: withHeadroom(before),
        scenarios: scenarios.map((overlaid) => {
          const after = overlaid.whole.figures(product, destination, method)
          const question = { product, destination, method }
          return {
            figures: withHeadroom(after),
            flip: before.act === after.act ? null : flipOf(overlaid, question),
          }
        }),
      }
    }),
  }))
}

function flipOf(overlaid: Overlaid, question: Parameters<typeof waterfall>[1]): Flip {
  const { from, to, steps } = waterfall(overlaid, question)
  return {
    outcome: { from: from.outcome, to: to.outcome },
    act: { from: from.act, to: to.act },
    rule: { from: from.rule, to: to.rule },
    by: steps.filter(({ act, rule }) => act.from !== act.to || rule.from !== rule.to),
  }
}

function withHeadroom(figures: PricedFigures): ComparedFigures {
  return { ...figures, headroom: headroomOf(figures) }
}
