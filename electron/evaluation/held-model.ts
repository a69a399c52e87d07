import { compile, isDiscrete } from '../../shared/calc/compile.ts'
import { Evaluation } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result.ts'
import type { Model } from '../../shared/model/schema.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Method, Verdict } from './messages.ts'

/** A question about a product or destination that does not exist. */
export class NoSuchThing extends Error {}

/** A model at one revision, compiled once for each method when that is first asked for. */
export class HeldModel {
  private readonly model: Model
  private readonly day: string
  private readonly evaluations = new Map<Method, Evaluation>()
  private readonly claimsDiscrete: boolean

  constructor(model: Model, day: string) {
    this.model = model
    this.day = day
    this.claimsDiscrete = model.products.some(isDiscrete)
  }

  products(): string[] {
    return this.model.products.map((product) => product.id)
  }

  /** The full result, with the other method's figures where they differ. */
  result(product: string, destination: string, method: Method): Result {
    this.check([product], [destination])
    const result = this.evaluation(method).result(product, destination)
    if (!this.claimsDiscrete) return result
    const other = method === 'look-through' ? 'second-incorporation' : 'look-through'
    const compared = this.evaluation(other).compared(product, destination)
    return compared ? { ...result, otherMethod: compared } : result
  }

  verdict(product: string, destination: string, method: Method): Verdict {
    const { outcome, rule, share } = this.evaluation(method).result(product, destination)
    return { product, destination, outcome, rule, low: share.low, high: share.high }
  }

  /** Throws a NoSuchThing where a product or destination does not exist. */
  check(products: readonly string[], destinations: readonly string[]): void {
    const known = new Set(this.products())
    const product = products.find((id) => !known.has(id))
    if (product !== undefined) throw new NoSuchThing(`There is no product ${product}.`)
    const destination = destinations.find((code) => !findDestination(currentPack(), code))
    if (destination !== undefined) {
      throw new NoSuchThing(`The rules know no destination ${destination}.`)
    }
  }

  private evaluation(method: Method): Evaluation {
    const known = this.evaluations.get(method)
    if (known) return known
    const pack = currentPack()
    const compiled = compile(this.model, { pack, choices: {}, day: this.day, method })
    const evaluation = new Evaluation(compiled)
    this.evaluations.set(method, evaluation)
    return evaluation
  }
}
