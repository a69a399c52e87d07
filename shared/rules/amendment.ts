import { z } from 'zod'
import { columnSchema, countryCodeSchema, countryGroupSchema, reasonSchema } from './members.ts'

const eccn = z.string().regex(/^\d[A-E]\d{3}$/, { error: 'is no entry such as 3A001' })

/** What an amendment says of a single row. */
const amendedSchema = z.discriminatedUnion('kind', [
  /** A country is in these Country Groups and in no others. */
  z.strictObject({
    kind: z.literal('groups'),
    country: countryCodeSchema,
    groups: z.array(countryGroupSchema).max(30),
  }),
  /** A licence row of an entry by a column of the Country Chart, for the paragraphs named or all. */
  z.strictObject({
    kind: z.literal('addRow'),
    eccn,
    reason: reasonSchema,
    column: columnSchema,
    paragraphs: z
      .array(z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/, { error: 'is no paragraph' }))
      .max(50),
  }),
  /** The licence rows of an entry for a reason hold no longer. */
  z.strictObject({ kind: z.literal('endRows'), eccn, reason: reasonSchema }),
])

/**
 * An in-house amendment: what an office holds for law before a pack says it, from a day, with its
 * citation, by whom and why.
 */
export const amendmentSchema = z.strictObject({
  id: z.string().regex(/^A\d{1,4}$/),
  from: z.iso.date(),
  /** The day on which it was written down. */
  on: z.iso.date(),
  who: z.string().min(1).max(200),
  why: z.string().min(1).max(2000),
  cite: z.string().min(3).max(300),
  says: amendedSchema,
})

export type Amendment = z.infer<typeof amendmentSchema>
