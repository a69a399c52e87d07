import type { shipmentCalls } from '../../../shared/ipc/evaluation-calls/shipment.ts'
import { licenceRegister } from '../../../shared/licences/register.ts'
import { checkDraft } from '../../../shared/shipment/frozen.ts'
import { orderChecker } from '../../../shared/shipment/in-order.ts'
import { problemsOf } from '../../../shared/shipment/problems.ts'
import { todayOf } from '../../../shared/shipment/today.ts'
import { type HeldModel, NoSuchThing } from '../held-model.ts'
import { inTurns } from '../turns.ts'
import type { Answers } from './answer.ts'

export const shipmentAnswers: Answers<keyof typeof shipmentCalls> = {
  'evaluate.shipment': (model, { asked, shipment, method, licences, laterPrices }) => {
    const [problem] = problemsOf(shipment, model.evaluation.model, model.packs.inForce)
    if (problem !== undefined) throw new NoSuchThing(`${problem}.`)
    return {
      draft: checkDraft({
        ...presentOf(model),
        ...{ method, laterPrices, licences, asked, shipment },
      }),
    }
  },

  'evaluate.orders': async (model, { shipments, method, licences }, { way }) => {
    const { evaluation, day, packs } = model
    const check = orderChecker({
      ...{ evaluation, pack: packs.inForce, day, method },
      licences: licenceRegister(licences, day),
    })
    const tasks = shipments.map((shipment) => ({ size: 1, run: () => check(shipment) }))
    const found = await inTurns(tasks, way(shipments.length))
    return { cancelled: found === null, answers: found ?? [] }
  },

  'evaluate.keptChecks': async (model, { checks, licences, laterPrices }, { way }) => {
    const present = { ...presentOf(model), laterPrices, licences, ways: [] }
    const tasks = checks.map((check) => ({ size: 1, run: () => todayOf(check, present) }))
    const found = await inTurns(tasks, way(checks.length))
    return { cancelled: found === null, answers: found ?? [] }
  },
}

function presentOf({ evaluation, packs, choices, day }: HeldModel) {
  return { model: evaluation.model, pack: packs.inForce, choices, on: day }
}
