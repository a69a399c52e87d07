import { z } from 'zod'

/** What a user prefers on this computer. */
export const preferencesSchema = z.object({
  theme: z.enum(['auto', 'light', 'dark']),
  /** How amounts are written on screen; also how a typed number is read where it can be read two ways. */
  numberFormat: z.enum(['1,234.56', '1.234,56', '1 234,56', "1'234.56"]),
  /** The name that stands in the history beside each change; '': the name of the system's user. */
  who: z.string().max(80),
})

export type Preferences = z.infer<typeof preferencesSchema>

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  numberFormat: '1,234.56',
  who: '',
}
