import type { Model } from '../model/schema.ts'
import { format } from '../money/ratio.ts'
import { findDestination } from '../rules/destination.ts'
import { type Choices, chosen, type RulePack } from '../rules/pack.ts'
import { type Compiled, compile, isDiscrete, type Node } from './compile.ts'
import { judge } from './judge.ts'
import { linesOf } from './lines.ts'
import { noticesFor } from './notices.ts'
import type { Bounds, Figures, Method, OtherMethod, Result, ResultDocument } from './result.ts'
import { type RollUp, reachable, rollUp } from './roll-up.ts'
import { stepsOf } from './steps.ts'
import { type Determination, decide, type Span, weigh } from './weigh.ts'

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
  const evaluation = new ModelEvaluation(model, { pack, choices, day })
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

/** A model that is asked repeatedly; each method is compiled when it is first needed. */
export class ModelEvaluation {
  private readonly model: Model
  private readonly options: { pack: RulePack; choices: Choices; day: string }
  private readonly byMethod = new Map<Method, Evaluation>()
  private readonly claimsDiscrete: boolean

  constructor(model: Model, options: { pack: RulePack; choices: Choices; day: string }) {
    this.model = model
    this.options = options
    this.claimsDiscrete = model.products.some(isDiscrete)
  }

  /** The full result, with the other method's figures where a discrete product makes them differ. */
  result(product: string, destination: string, method: Method): Result {
    const result = this.by(method).result(product, destination)
    if (!this.claimsDiscrete) return result
    const other: Method = method === 'look-through' ? 'second-incorporation' : 'look-through'
    const compared = this.by(other).compared(product, destination)
    return compared ? { ...result, otherMethod: compared } : result
  }

  /** Outcome, rule and share alone, for comparing many products and destinations. */
  verdict(product: string, destination: string, method: Method): Figures {
    return this.by(method).figures(product, destination)
  }

  private by(method: Method): Evaluation {
    const known = this.byMethod.get(method)
    if (known) return known
    const evaluation = new Evaluation(compile(this.model, { ...this.options, method }))
    this.byMethod.set(method, evaluation)
    return evaluation
  }
}

/** A compiled model with the roll-ups that its results share. */
class Evaluation {
  private readonly rollUps = new Map<string, RollUp>()
  readonly compiled: Compiled

  constructor(compiled: Compiled) {
    this.compiled = compiled
  }

  /** The full result of one product for one destination. */
  result(productId: string, destinationCode: string): Result {
    const determination = this.determine(productId, destinationCode)
    const { compiled, judgement, weighing, verdict } = determination
    const { destination } = judgement
    const [, treatedAs] = destination.codes
    return {
      product: productId,
      destination: destination.code,
      ...(treatedAs && { treatedAs }),
      method: compiled.method,
      outcome: verdict.outcome,
      rule: verdict.rule,
      threshold: verdict.level && format(verdict.level),
      share: boundsText(weighing.share),
      price: weighing.price.amount && format(weighing.price.amount),
      priceBasis: weighing.price.basis,
      controlled: boundsText(weighing.controlled),
      steps: stepsOf(determination),
      ...linesOf(determination),
      notices: noticesFor(determination),
    }
  }

  /** The figures beside the other method's; null where no discrete product is inside. */
  compared(productId: string, destinationCode: string): OtherMethod | null {
    const discrete = this.discreteInside(productId)
    return discrete.length === 0 ? null : { ...this.figures(productId, destinationCode), discrete }
  }

  /** The figures alone. */
  figures(productId: string, destinationCode: string): Figures {
    const { weighing, verdict } = this.determine(productId, destinationCode)
    return {
      method: this.compiled.method,
      outcome: verdict.outcome,
      rule: verdict.rule,
      threshold: verdict.level && format(verdict.level),
      share: boundsText(weighing.share),
      controlled: boundsText(weighing.controlled),
    }
  }

  private determine(productId: string, destinationCode: string): Determination {
    const { compiled } = this
    const destination = findDestination(compiled.pack, destinationCode)
    if (!destination) throw new RangeError(`no destination ${destinationCode}`)
    const rolled = this.rollUps.get(productId) ?? rollUp(compiled, productId)
    this.rollUps.set(productId, rolled)
    const { product } = compiled.nodes[compiled.rootOf.get(productId) as number] as Node
    const judgement = judge(compiled, productId, rolled.buckets, destination)
    const weighing = weigh(compiled, productId, judgement, rolled.buckets)
    const verdict = decide(compiled, productId, judgement, weighing)
    return { compiled, product, rolled, judgement, weighing, verdict }
  }

  private discreteInside(productId: string): OtherMethod['discrete'] {
    const { compiled } = this
    const root = compiled.rootOf.get(productId) as number
    const inside = new Map<string, string>()
    for (const index of reachable(compiled, root)) {
      const { product } = compiled.nodes[index] as Node
      if (index !== root && isDiscrete(product))
        inside.set(product.id, product.discrete?.reason ?? '')
    }
    return [...inside].map(([id, reason]) => ({ path: [productId, id], reason }))
  }
}

function boundsText(span: Span | null): Bounds {
  if (!span) return { low: null, high: null }
  return { low: format(span.low), high: span.high && format(span.high) }
}

function switchesInForce(pack: RulePack, choices: Choices): Record<string, string> {
  return Object.fromEntries(pack.switches.switches.map(({ id }) => [id, chosen(pack, choices, id)]))
}
