import type { shipmentCalls } from '../../../shared/ipc/evaluation-calls/shipment.ts'
import { licenceRegister } from '../../../shared/licences/register.ts'
import { checkShipment } from '../../../shared/shipment/check.ts'
import { Refusal } from '../../ipc/refusal.ts'
import type { Answers } from './answer.ts'

export const shipmentAnswers: Answers<keyof typeof shipmentCalls> = {
  'evaluate.shipment': (model, { shipment, method, licences }) => {
    const { evaluation, day, packs } = model
    model.check(
      shipment.lines.map(({ product }) => product),
      [shipment.destination],
    )
    const { exportedBy } = shipment
    if (exportedBy != null && !evaluation.model.entities.some(({ id }) => id === exportedBy))
      throw new Refusal('invalid-input', `There is no company ${exportedBy}.`)
    const basis = { evaluation, pack: packs.inForce, day, method }
    return {
      answer: checkShipment({ ...basis, licences: licenceRegister(licences, day) }, shipment),
    }
  },
}
