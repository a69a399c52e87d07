import { z } from 'zod'
import { eventSchema } from './event.ts'
import { summarySchema } from './summary.ts'

/**
 * Where a paper lies that a determination names; `missing`: not where it was put; `changed`: something
 * else lies there.
 */
export const paperPlaces = ['inside', 'beside', 'missing', 'changed'] as const

/** A determination as a workspace shows it in a list. */
export const keptDeterminationSchema = z.object({
  number: z.string(),
  hash: z.string(),
  /** null: its file cannot be read. */
  summary: summarySchema.nullable(),
  /** Why what is kept is not what was issued; null: it is. */
  fault: z.string().nullable(),
  /** The determination that came in its place; null: none did. */
  supersededBy: z.object({ number: z.string(), hash: z.string(), reason: z.string() }).nullable(),
  events: z.array(
    eventSchema.extend({
      fault: z.string().nullable(),
      /** The fingerprint of the key that signed it; null: not signed. */
      signedBy: z.string().nullable(),
    }),
  ),
  papers: z.array(
    z.object({
      name: z.string(),
      sha256: z.string(),
      bytes: z.number(),
      place: z.enum(paperPlaces),
    }),
  ),
})

export type KeptRow = z.infer<typeof keptDeterminationSchema>
