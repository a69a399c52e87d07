import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { licenceRegister } from '../../shared/licences/register.ts'
import type { KeptLicence } from '../../shared/licences/schema.ts'
import { checkModel } from '../../shared/model/read.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { checkShipment, type ShipmentAnswer } from '../../shared/shipment/check.ts'
import { type Shipment, type ShipmentParty, shipmentSchema } from '../../shared/shipment/schema.ts'
import { DAY } from '../golden/cases.ts'
import { type Differences, expand } from '../golden/expand.ts'

const pack = currentPack()

/** Somebody's answer, as a shipment keeps it. */
export const ASKED = { by: 'A. Lee', on: DAY, why: 'statement 4' }

/** A consignee in China of whom no list says anything. */
export const CONSIGNEE: ShipmentParty = {
  role: 'ultimate-consignee',
  name: 'Orient Telecom',
  country: 'CN',
  screening: { lists: ['CSL'], on: DAY, hits: [], notComparable: [] },
}

/** Ten of W for China, of which all that a person can answer is answered. */
export function shipment(members: Partial<Shipment> = {}): Shipment {
  return shipmentSchema.parse({
    reference: 'S-1',
    destination: 'CN',
    parties: [CONSIGNEE],
    lines: [{ product: 'W', quantity: '10', value: '10000', currency: 'USD' }],
    spares: {},
    usesAsked: ASKED,
    routeAsked: ASKED,
    ...members,
  })
}

/** An evaluation of a case as the golden cases write it. */
export function evaluationOf(differences: Differences): LiveEvaluation {
  const read = checkModel(expand(differences).model)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return LiveEvaluation.of(read.value, { pack, choices: {}, day: DAY })
}

/** The answer to a shipment of a case, by licences that are in the register. */
export function answered(
  differences: Differences,
  asked: Shipment,
  licences: readonly KeptLicence[] = [],
): ShipmentAnswer {
  return checkShipment(
    {
      evaluation: evaluationOf(differences),
      pack,
      day: DAY,
      method: 'look-through',
      licences: licenceRegister(licences, DAY),
    },
    asked,
  )
}
