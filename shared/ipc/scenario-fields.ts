import { z } from 'zod'
import { scenarioSchema } from '../model/scenario.ts'
import type { ChangeReport, Conflict } from '../scenario/overlay.ts'
import { answered, destination, id, method } from './fields.ts'

export const scenarioId = z.number().int().positive()

/** A scenario that is not saved: it stands in for the saved one with its number, or is a new one. */
const draftSchema = z.object({ id: scenarioId.optional(), scenario: scenarioSchema })
export const drafts = z.array(draftSchema).max(20).optional()

/** What became of the changes of a scenario and of those that it stands on. */
export const checkedSchema = z.object({
  /** null: a draft that was never saved. */
  id: scenarioId.nullable(),
  name: z.string(),
  reports: z.array(answered<ChangeReport>()),
  conflicts: z.array(answered<Conflict>()),
  /** Why it cannot be laid over the base at all; null: it can. */
  problem: z.string().nullable(),
})

/** One product for one destination, in the base or over one scenario: saved, or the new draft. */
export const subject = {
  product: id,
  destination,
  method,
  scenario: scenarioId.optional(),
  drafts,
}
