import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { worstActOf } from '../../shared/calc/result/act.ts'
import { OpenItems } from '../../shared/calc/result/complete.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { isEmptyPatch, type ModelPatch } from '../../shared/model/patch.ts'
import type { Model } from '../../shared/model/schema.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import type { Choices } from '../../shared/rules/pack.ts'
import type { Packs } from '../../shared/rules/packs/at-hand.ts'
import { LastingFloors } from '../../shared/scenario/floors/lasting-floors.ts'
import type { LaterPrice } from '../../shared/scenario/floors/later-prices.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { MatrixRow, Method, OverviewRow } from './messages.ts'
import { Overlays } from './overlays.ts'

/** A question about a product or destination that does not exist. */
export class NoSuchThing extends Refusal {
  constructor(message: string) {
    super('not-found', message)
  }
}

/** For what an overview is asked of a product. */
interface Overviewed {
  destinations: readonly string[]
  method: Method
  /** It lies in no other product. */
  isTop: boolean
}

/** A model at one revision, ready for questions. It never changes: a job keeps the one it began with. */
export class HeldModel {
  readonly evaluation: LiveEvaluation
  readonly day: string
  readonly choices: Choices
  /** By which it is judged, and what else it could be. */
  readonly packs: Packs
  private over: Overlays | null = null

  private constructor(evaluation: LiveEvaluation, day: string, choices: Choices, packs: Packs) {
    this.evaluation = evaluation
    this.day = day
    this.choices = choices
    this.packs = packs
  }

  static of(model: Model, day: string, choices: Choices, packs: Packs): HeldModel {
    const evaluation = LiveEvaluation.of(model, { pack: packs.inForce, choices, day })
    return new HeldModel(evaluation, day, choices, packs)
  }

  /** The model at a later revision; only what the patch touches is worked out anew. */
  patched(patch: ModelPatch): HeldModel {
    if (isEmptyPatch(patch)) return this
    return new HeldModel(this.evaluation.patched(patch), this.day, this.choices, this.packs)
  }

  /** The same model with other switches. */
  with(choices: Choices): HeldModel {
    if (JSON.stringify(choices) === JSON.stringify(this.choices)) return this
    return new HeldModel(this.evaluation.withChoices(choices), this.day, choices, this.packs)
  }

  /** The same model judged by the rows of the rules that hold on another day. */
  byRowsOf(rowsOf: string): HeldModel {
    const { day, choices, packs } = this
    const basis = { pack: packs.inForce, choices, day, rowsOf }
    return new HeldModel(LiveEvaluation.of(this.evaluation.model, basis), day, choices, packs)
  }

  /** The same model judged by other rules. */
  by(packs: Packs): HeldModel {
    return HeldModel.of(this.evaluation.model, this.day, this.choices, packs)
  }

  /** Scenarios over the model. */
  get overlays(): Overlays {
    this.over ??= new Overlays(this.evaluation, this)
    return this.over
  }

  products(): string[] {
    return this.evaluation.model.products.map((product) => product.id)
  }

  /** The products that lie in no other. */
  topProducts(): string[] {
    const { products } = this.evaluation.model
    const inside = new Set(products.flatMap(({ lines }) => lines.map(({ item }) => item)))
    return products.map(({ id }) => id).filter((id) => !inside.has(id))
  }

  /** The full result, with the other method's figures where they differ. */
  result(product: string, destination: string, method: Method): Result {
    this.check([product], [destination])
    return this.evaluation.result(product, destination, method)
  }

  matrixRow(product: string, destinations: readonly string[], method: Method): MatrixRow {
    return { product, ...this.evaluation.matrix(product, destinations, method) }
  }

  /** The price floors of its products, by what is recorded and the prices that begin later. */
  floors(later: readonly LaterPrice[]): LastingFloors {
    const basis = { pack: this.packs.inForce, choices: this.choices, day: this.day }
    return new LastingFloors(this.evaluation, basis, later)
  }

  /** How a product stands; what is open is told of those alone that lie in no other. */
  overviewRow(product: string, { destinations, method, isTop }: Overviewed): OverviewRow {
    const { acts, needMissing } = this.evaluation.matrix(product, destinations, method)
    const open = new OpenItems()
    if (isTop)
      for (const { items } of this.evaluation.openItems(product, destinations, method))
        for (const item of items) open.add(item)
    return {
      product,
      worst: worstActOf(acts),
      acts,
      needMissing,
      open: open.list().map(({ item, missing }) => ({ item, missing })),
    }
  }

  /** Throws a NoSuchThing where a product or destination does not exist. */
  check(products: readonly string[], destinations: readonly string[]): void {
    const product = products.find((id) => !this.evaluation.has(id))
    if (product !== undefined) throw new NoSuchThing(`There is no product ${product}.`)
    const destination = destinations.find((code) => !findDestination(this.packs.inForce, code))
    if (destination !== undefined) {
      throw new NoSuchThing(`The rules know no destination ${destination}.`)
    }
  }
}
