import { subModelOf } from '../determination/sub-model.ts'
import type { Model } from '../model/schema.ts'
import type { Choices, RulePack } from '../rules/pack.ts'

/** A workspace at one revision, or a determination: a checked model with what it is judged by. */
export interface ComparedState {
  model: Model
  /** The day of determination. */
  day: string
  choices: Choices
  pack: RulePack
}

/** One product for some destinations. */
export interface ComparedSubject {
  product: string
  destinations: readonly string[]
}

/**
 * The state with nothing in its model but what the product rests on: what lies in it at any depth, its
 * companies, its selling prices for the destinations, and the rates of the day. null: the product is
 * not there.
 */
export function restingOn(
  state: ComparedState,
  { product, destinations }: ComparedSubject,
): ComparedState | null {
  const { model, pack, day } = state
  if (!model.products.some(({ id }) => id === product)) return null
  return { ...state, model: subModelOf(model, pack, { product, destinations, on: day }) }
}
