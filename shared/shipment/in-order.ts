import { drawDown } from '../licences/draw-down.ts'
import type { RegisteredLicence } from '../licences/register.ts'
import { type CheckBasis, checkShipment, type ShipmentAnswer } from './check.ts'
import type { Shipment } from './schema.ts'

/**
 * The answers to the shipments of a plan, in its order: what a licence covers of one is not there for
 * the next, whether or not something else of it is open.
 */
export function checkInOrder(basis: CheckBasis, shipments: readonly Shipment[]): ShipmentAnswer[] {
  return shipments.map(orderChecker(basis))
}

/** Checks one shipment of a plan after the other, as `checkInOrder` does. */
export function orderChecker(basis: CheckBasis): (shipment: Shipment) => ShipmentAnswer {
  let { licences } = basis
  return (shipment) => {
    const answer = checkShipment({ ...basis, licences }, shipment)
    licences = licences.map((one) => lessBy(one, answer.licence))
    return answer
  }
}

function lessBy(one: RegisteredLicence, used: ShipmentAnswer['licence']): RegisteredLicence {
  if (used === null || one.licence.reference !== used.reference) return one
  const { standing } = one
  const after = drawDown(standing.items, used.drawn, standing.tolerance)
  return after.ok ? { ...one, standing: { ...standing, items: after.items } } : one
}
