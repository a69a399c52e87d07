import { z } from 'zod'
import type { ShipmentAnswer } from '../../shipment/check.ts'
import { shipmentSchema } from '../../shipment/schema.ts'
import { answered, method, revision } from '../fields.ts'
import { keptLicenceSchema } from '../licence-calls.ts'
import type { EvaluationRow } from './row.ts'

/** The check of a shipment, by the licences that are shown. */
export const shipmentCalls = {
  'evaluate.shipment': {
    worker: 'verdicts',
    brings: [],
    in: z.object({
      shipment: shipmentSchema,
      method,
      licences: z.array(keptLicenceSchema).max(10_000),
    }),
    out: z.object({ revision, answer: answered<ShipmentAnswer>() }),
  },
} as const satisfies Record<string, EvaluationRow>
