import type { Model } from '../model/schema.ts'
import { type Choices, chosen, type RulePack } from '../rules/pack.ts'
import { LiveEvaluation, type ResultSummary } from './evaluation.ts'
import type { Method, Result, ResultDocument } from './result/result.ts'

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
  return { ...documentHead(model, request), results: [...evaluateEach(model, request)] }
}

/** As `evaluateModel`, a result at a time: those of a large workspace need not be held together. */
export function* evaluateEach(
  model: Model,
  { pack, day, destinations, products, method = 'look-through', choices = {} }: Request,
): Generator<Result> {
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  for (const product of products ?? model.products.map(({ id }) => id))
    for (const destination of destinations) yield evaluation.result(product, destination, method)
}

/** As `evaluateEach`, as far as a table shows the results. */
export function* summarizeEach(
  model: Model,
  { pack, day, destinations, products, method = 'look-through', choices = {} }: Request,
): Generator<ResultSummary> {
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  for (const product of products ?? model.products.map(({ id }) => id))
    yield* evaluation.summaries(product, destinations, method)
}

/** A document of results before its results. */
export function documentHead(
  { currency }: Model,
  { pack, day, choices = {} }: Pick<Request, 'pack' | 'day' | 'choices'>,
): Omit<ResultDocument, 'results'> {
  return {
    format: 'minimis-result',
    version: 1,
    currency,
    on: day,
    rules: {
      pack: pack.header.id,
      asOf: pack.header.asOf,
      switches: switchesInForce(pack, choices),
    },
  }
}

/** The option of every switch of a pack. */
export function switchesInForce(pack: RulePack, choices: Choices): Record<string, string> {
  return Object.fromEntries(pack.switches.switches.map(({ id }) => [id, chosen(pack, choices, id)]))
}
