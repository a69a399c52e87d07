import { ModelEvaluation } from '../../shared/calc/evaluate.ts'
import { type Result, worstOf } from '../../shared/calc/result.ts'
import { completenessOf } from '../../shared/model/completeness.ts'
import type { Model } from '../../shared/model/schema.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { MatrixRow, Method, OverviewRow } from './messages.ts'

/** A question about a product or destination that does not exist. */
export class NoSuchThing extends Error {}

/** A model at one revision, ready for questions. */
export class HeldModel {
  private readonly model: Model
  private readonly evaluation: ModelEvaluation
  private readonly day: string

  constructor(model: Model, day: string, choices: Choices) {
    this.model = model
    this.evaluation = new ModelEvaluation(model, { pack: currentPack(), choices, day })
    this.day = day
  }

  /** The same model with other switches. */
  with(choices: Choices): HeldModel {
    return new HeldModel(this.model, this.day, choices)
  }

  products(): string[] {
    return this.model.products.map((product) => product.id)
  }

  /** The full result, with the other method's figures where they differ. */
  result(product: string, destination: string, method: Method): Result {
    this.check([product], [destination])
    return this.evaluation.result(product, destination, method)
  }

  matrixRow(product: string, destinations: readonly string[], method: Method): MatrixRow {
    const figures = destinations.map((code) => this.evaluation.verdict(product, code, method))
    return {
      product,
      outcomes: figures.map(({ outcome }) => outcome),
      rules: figures.map(({ rule }) => rule),
      low: figures.map(({ share }) => share.low),
      high: figures.map(({ share }) => share.high),
      levels: figures.map(({ threshold }) => threshold),
    }
  }

  overviewRow(product: string, destinations: readonly string[], method: Method): OverviewRow {
    const { outcomes } = this.matrixRow(product, destinations, method)
    return { product, worst: worstOf(outcomes), outcomes, ...completenessOf(this.model, product) }
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
