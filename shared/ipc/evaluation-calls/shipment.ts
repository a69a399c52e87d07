import { z } from 'zod'
import { MOST_ORDERS } from '../../bounds.ts'
import { hashSchema } from '../../determination/schema.ts'
import type { ShipmentAnswer } from '../../shipment/check.ts'
import type { CheckDraft } from '../../shipment/frozen.ts'
import { shipmentSchema } from '../../shipment/schema.ts'
import type { TodayAnswer } from '../../shipment/today.ts'
import { answered, job, method, revision } from '../fields.ts'
import { keptLicenceSchema } from '../licence-calls.ts'
import type { EvaluationRow } from './row.ts'

const licences = z.array(keptLicenceSchema).max(10_000)

/** Checks of shipments whose parties are screened, by the licences that go along. */
export const shipmentCalls = {
  /** One shipment with all that its answer rests on. */
  'evaluate.shipment': {
    worker: 'verdicts',
    brings: ['laterPrices'],
    in: z.object({ asked: shipmentSchema, shipment: shipmentSchema, method, licences }),
    out: z.object({ revision, draft: answered<CheckDraft>() }),
  },
  /** The shipments of an order book in its order, each with what those before it leave of a licence. */
  'evaluate.orders': {
    worker: 'verdicts',
    brings: [],
    in: z.object({
      job,
      shipments: z.array(shipmentSchema).max(MOST_ORDERS),
      method,
      licences,
    }),
    out: z.object({
      revision,
      cancelled: z.boolean(),
      answers: z.array(answered<ShipmentAnswer>()),
    }),
  },
  /** What checks that are kept would answer as things stand. */
  'evaluate.keptChecks': {
    worker: 'verdicts',
    brings: ['laterPrices'],
    in: z.object({
      job,
      checks: z
        .array(z.object({ hash: hashSchema, asked: shipmentSchema, method }))
        .max(MOST_ORDERS),
      licences,
    }),
    out: z.object({ revision, cancelled: z.boolean(), answers: z.array(answered<TodayAnswer>()) }),
  },
} as const satisfies Record<string, EvaluationRow>
