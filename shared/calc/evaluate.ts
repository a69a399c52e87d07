import type { Model } from '../model/schema.ts'
import { type Choices, chosen, type RulePack } from '../rules/pack.ts'
import { LiveEvaluation } from './evaluation.ts'
import type { Method, ResultDocument } from './result/result.ts'

/** What to evaluate: products (default all) for destinations, with a pack, on a day, by a method. */
export interface Request {
  pack: RulePack
  day: string
  destinations: readonly string[]
  products?: readonly string[] | undefined
  method?: Method | undefined
  choices?: Choices | undefined
}

/**
 * Evaluates a checked model: the exact, explained de minimis result of every product asked for and
 * every destination. Throws a RangeError on a product, destination or switch that does not exist;
 * callers check these first.
 */
export function evaluateModel(model: Model, request: Request): ResultDocument {
  const { pack, day, destinations, method = 'look-through', choices = {} } = request
  const products = request.products ?? model.products.map((product) => product.id)
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  const results = products.flatMap((product) =>
    destinations.map((destination) => evaluation.result(product, destination, method)),
  )
  return {
    format: 'minimis-result',
    version: 1,
    currency: model.currency,
    on: day,
    rules: {
      pack: pack.header.id,
      asOf: pack.header.asOf,
      switches: switchesInForce(pack, choices),
    },
    results,
  }
}

/** The option of every switch of a pack. */
export function switchesInForce(pack: RulePack, choices: Choices): Record<string, string> {
  return Object.fromEntries(pack.switches.switches.map(({ id }) => [id, chosen(pack, choices, id)]))
}
