import { LiveEvaluation } from '../../calc/evaluation.ts'
import type { Act } from '../../calc/result/act.ts'
import type { Bounds, Method, Outcome, PricedFigures } from '../../calc/result/result.ts'
import type { ModelPatch } from '../../model/patch.ts'
import type { Model, Part, Product } from '../../model/schema.ts'
import { findDestination } from '../../rules/destination.ts'
import { type Choices, packOn, type RulePack } from '../../rules/pack.ts'

/** What is asked about: one product for one destination, in an evaluation. */
export interface Subject {
  evaluation: LiveEvaluation
  pack: RulePack
  /** The day of the determination. */
  day: string
  product: string
  destination: string
  method: Method
}

/** A verdict with the figures behind it. */
export interface Reading {
  outcome: Outcome
  act: Act
  rule: string | null
  threshold: string | null
  share: Bounds
}

/** A product of a checked model as a subject. */
export function subjectOf(
  model: Model,
  asked: {
    pack: RulePack
    day: string
    product: string
    destination: string
    method?: Method | undefined
    choices?: Choices | undefined
  },
): Subject {
  const { pack, day, product, destination, method = 'look-through', choices = {} } = asked
  const evaluation = LiveEvaluation.of(model, { pack, choices, day })
  return { evaluation, pack: packOn(pack, day), day, product, destination, method }
}

/** The verdict as the model stands. */
export function readingOf({ evaluation, product, destination, method }: Subject): Reading {
  return readingOfFigures(evaluation.figures(product, destination, method))
}

/** The verdict of the patched model, by a full exact evaluation of what the patch touches. */
export function readingAfter(subject: Subject, patch: ModelPatch): Reading {
  const evaluation = subject.evaluation.patched(patch)
  return readingOf({ ...subject, evaluation })
}

function readingOfFigures({ outcome, act, rule, threshold, share }: PricedFigures): Reading {
  return { outcome, act, rule, threshold, share }
}

/** The product asked about. Throws a RangeError where there is none. */
export function productOf({ evaluation, product }: Subject): Product {
  const found = evaluation.model.products.find(({ id }) => id === product)
  if (!found) throw new RangeError(`no product ${product}`)
  return found
}

/** A part or a product by its id; null where there is none. */
export function itemOf(
  { parts, products }: Model,
  id: string,
): { part: Part; product?: never } | { part?: never; product: Product } | null {
  const part = parts.find((candidate) => candidate.id === id)
  if (part) return { part }
  const product = products.find((candidate) => candidate.id === id)
  return product ? { product } : null
}

/** The destination's code under which the product has a price of its own there; null: it has none. */
export function ownPriceCode(subject: Subject): string | null {
  const { prices } = productOf(subject)
  const codes = findDestination(subject.pack, subject.destination)?.codes ?? []
  return codes.find((code) => prices?.[code] !== undefined) ?? null
}
