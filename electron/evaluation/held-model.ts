import { ModelEvaluation } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result.ts'
import type { Model } from '../../shared/model/schema.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Method, Verdict } from './messages.ts'

/** A question about a product or destination that does not exist. */
export class NoSuchThing extends Error {}

/** A model at one revision, ready for questions. */
export class HeldModel {
  private readonly model: Model
  private readonly evaluation: ModelEvaluation

  constructor(model: Model, day: string) {
    this.model = model
    this.evaluation = new ModelEvaluation(model, { pack: currentPack(), choices: {}, day })
  }

  products(): string[] {
    return this.model.products.map((product) => product.id)
  }

  /** The full result, with the other method's figures where they differ. */
  result(product: string, destination: string, method: Method): Result {
    this.check([product], [destination])
    return this.evaluation.result(product, destination, method)
  }

  verdict(product: string, destination: string, method: Method): Verdict {
    const { outcome, rule, share } = this.evaluation.verdict(product, destination, method)
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
}
