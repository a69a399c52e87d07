import { z } from 'zod'

/** The workspace and the revision that whoever makes a call has before them. */
export const meantSchema = z.object({
  path: z.string(),
  revision: z.number().int().nonnegative(),
})

export type Meant = z.infer<typeof meantSchema>
