import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { LastingFloor, PriceFloor } from '../calc/result/price-floor.ts'
import type { Method } from '../calc/result/result.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import { LastingFloors } from '../scenario/floors/lasting-floors.ts'
import type { LaterPrice } from '../scenario/floors/later-prices.ts'
import type { Shipment } from './schema.ts'

/** The price floor of a product as it is shipped; null: there is none to look at. */
export type FloorOf = (
  evaluation: LiveEvaluation,
  product: string,
  shipment: Shipment,
  method: Method,
) => LastingFloor | PriceFloor | null

/** Looks floors up with the day until which each is good: every day on which something turns is worked out. */
export function lastingFloors(
  basis: { pack: RulePack; choices: Choices; day: string },
  later: readonly LaterPrice[],
): FloorOf {
  return (evaluation, product, { destination }, method) =>
    new LastingFloors(evaluation, basis, later).of(product, [destination], method)[0] ?? null
}

/** Looks floors up as they are on the day, for many shipments at once. */
export const floorsOfDay: FloorOf = (evaluation, product, { destination }, method) =>
  evaluation.floors(product, [destination], method)[0] ?? null
