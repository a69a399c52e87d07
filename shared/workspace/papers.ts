import { z } from 'zod'

/** Characters of one entry, and how many papers' entries are kept. */
const entries = z.record(z.string().max(40), z.string().max(4000))
const MOST_KEPT = 5000

function few<T extends z.ZodType>(of: T) {
  return z
    .record(z.string().max(2100), of)
    .refine((kept) => Object.keys(kept).length <= MOST_KEPT, `keeps more than ${MOST_KEPT}`)
}

/** What people have typed in for papers of the regulator, so that it is asked once. */
export const keptPapersSchema = z.object({
  /** The same for every paper of a company of the group, by its id; '': of no company. */
  companies: few(entries),
  /** Of one product and destination, by both. */
  cases: few(
    z.object({
      entries,
      /** How many of which spare parts go along; absent: those recorded as shipped beside it. */
      spares: z.record(z.string().max(1000), z.string().max(100)).optional(),
    }),
  ),
})

export type KeptPapers = z.infer<typeof keptPapersSchema>

/** The name of one product and destination. */
export function caseOf(product: string, destination: string): string {
  return `${destination} ${product}`
}
