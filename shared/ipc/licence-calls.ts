import { z } from 'zod'
import { licenceEventSchema, licenceSchema } from '../licences/schema.ts'
import { edited, revision } from './fields.ts'

const writtenFile = z.object({ path: z.string() }).nullable()

/** A licence with what happened to it, as the file keeps it. */
export const keptLicenceSchema = z.object({
  id: z.number().int().positive(),
  licence: licenceSchema,
  events: z.array(licenceEventSchema),
})

/** The calls about the register of licences. */
export const licenceCalls = {
  /** Every licence in the order in which it was entered. */
  'licences.list': {
    in: z.undefined(),
    out: z.object({ revision, licences: z.array(keptLicenceSchema) }),
  },
  /** The register as a table that can be read back, at a place asked for; null: the user gave up. */
  'licences.exportTable': { in: z.object({ format: z.enum(['csv', 'xlsx']) }), out: writtenFile },
  /** All deadlines as a calendar, at a place asked for; null: the user gave up. */
  'licences.exportCalendar': { in: z.undefined(), out: writtenFile },
  /** Enters the licences of a table that the user chooses, all or none; null: the user gave up. */
  'licences.importTable': {
    in: z.undefined(),
    out: edited.extend({ entered: z.number() }).nullable(),
  },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
