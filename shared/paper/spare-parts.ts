import type { Spare, Spares } from '../calc/explain/spares.ts'
import type { Need } from '../calc/result/result.ts'
import { readRatio } from '../money/display.ts'
import {
  add,
  compare,
  divide,
  format,
  multiply,
  parseRatio,
  type Ratio,
  ZERO,
} from '../money/ratio.ts'
import { reasonText } from '../report/words.ts'
import type { Answer } from '../rules/answer.ts'
import type { NeedState } from '../rules/product-need.ts'
import type { Given } from './given.ts'

/** A spare part that goes along, and how many. */
export interface ChosenSpare extends Spare {
  going: string
  /** What they are worth, exact, in the reporting currency; null: not known. */
  worth: Ratio | null
}

/** Spare parts that go along with products, set against the share of 740.16(h). */
export interface Consignment {
  chosen: ChosenSpare[]
  /** How many products they go with. */
  products: string
  /** Of all, exact, in the reporting currency; null: one of them has no known value. */
  worth: Ratio | null
  /** Of those that need a licence by themselves, at least and at the most; null: not known. */
  controlled: { low: Ratio; high: Ratio | null }
  /** What may go along under the exception; null: the price is not known, or there is no such exception. */
  most: Ratio | null
  isWithin: Answer
}

export const NEED_WORDS: Record<NeedState, string> = {
  none: 'no licence by item and destination',
  required: 'licence or exception',
  unknown: 'open',
}

/**
 * The spare parts that go along, of which those that need a licence by themselves, the controlled ones,
 * are set against the share (740.16(h)): as many as are given, or else those that are recorded as shipped beside
 * the product, as many as lie in it, for so many products.
 */
export function consignmentOf(
  spares: Spares,
  given: Given['spares'],
  quantity: string | null,
): Consignment {
  const products =
    quantity !== null && /^\d+(\.\d+)?$/.test(quantity) && /[1-9]/.test(quantity) ? quantity : '1'
  const chosen = spares.items.flatMap((spare): ChosenSpare[] => {
    const beside = spare.isBeside
      ? format(multiply(readRatio(spare.quantity), parseRatio(products)))
      : undefined
    const going = given ? given[spare.item] : beside
    if (going === undefined || !/[1-9]/.test(going)) return []
    const worth =
      spare.unitValue === null ? null : multiply(readRatio(spare.unitValue), readRatio(going))
    return [{ ...spare, going, worth }]
  })
  const required = chosen.filter(({ need }) => need.state === 'required')
  const controlled = {
    low: required.reduce((sum, { worth }) => (worth ? add(sum, worth) : sum), ZERO),
    high: sumOf(chosen.filter(({ need }) => need.state !== 'none')),
  }
  const { price, share } = spares
  const most =
    price === null || share === null
      ? null
      : multiply(multiply(readRatio(price), parseRatio(products)), parseRatio(share))
  return {
    chosen,
    products,
    worth: sumOf(chosen),
    controlled,
    most,
    isWithin: isWithin(controlled, most),
  }
}

function isWithin({ low, high }: Consignment['controlled'], most: Ratio | null): Answer {
  if (!most) return 'unknown'
  if (compare(low, most) > 0) return 'no'
  return high && compare(high, most) <= 0 ? 'yes' : 'unknown'
}

/** null: one of them has no known value. */
function sumOf(spares: readonly ChosenSpare[]): Ratio | null {
  return spares.reduce<Ratio | null>((sum, { worth }) => sum && worth && add(sum, worth), ZERO)
}

/** How the spare parts that need a licence stand against the share that the exception allows. */
export function withinText({ isWithin: answer, chosen }: Consignment): string {
  if (chosen.every(({ need }) => need.state === 'none'))
    return 'None of them needs a licence by itself, by item and destination.'
  const stands = {
    yes: 'Those that need a licence by themselves, or may, are within that share: the exception is one to look at, not a decision.',
    no: 'Those that need a licence by themselves are above that share: the exception does not cover all of them.',
    unknown: 'Whether those that need a licence by themselves are within that share is not known.',
  }
  return stands[answer]
}

/** Items that are given as spare parts and are no US parts of the product. */
export function notAmongSpares(spares: Spares, given: Given['spares']): string[] {
  const known = new Set(spares.items.map(({ item }) => item))
  return Object.keys(given ?? {}).filter((item) => !known.has(item))
}

/** How many of an item alone may go with one product under the exception; null: not known. */
export function mostUnits({ unitValue }: Spare, { price, share }: Spares): string | null {
  if (unitValue === null || price === null || share === null) return null
  const units = divide(multiply(readRatio(price), parseRatio(share)), readRatio(unitValue))
  return `${units.n / units.d}`
}

/** The exceptions to look at, with what the data has against each. */
export function candidatesText({ state, exceptions }: Need): string {
  if (state !== 'required') return ''
  const free = exceptions.filter(({ bars }) => bars.length === 0)
  const told = free.map(
    ({ code, cite, limit }) =>
      `${code} (${cite}${limit === null ? '' : `, up to ${limit} USD an order`})`,
  )
  return told.length > 0 ? told.join(', ') : 'none seen'
}

/** Why an item needs a licence or does not, or what is open. */
export function needReasons({ reasons }: Need): string {
  return reasons.map(reasonText).join('; ')
}
