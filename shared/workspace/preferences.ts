import { z } from 'zod'
import { MOST_COLUMNS_KEPT, MOST_PLACES_KEPT } from '../bounds.ts'

/** The id of a grid, a column or a panel in the window. */
const place = z.string().min(1).max(40)

/** A width in pixels. */
const width = z.int().min(20).max(4000)

/** How the user has arranged the columns of a grid: in their order, each with the width that it was given. */
const columnsSchema = z
  .array(z.object({ id: place, isHidden: z.boolean().optional(), width: width.optional() }))
  .max(MOST_COLUMNS_KEPT)

export type KeptColumns = z.infer<typeof columnsSchema>

/** What a user prefers on this computer. */
export const preferencesSchema = z.object({
  theme: z.enum(['auto', 'light', 'dark']),
  /** How amounts are written on screen; also how a typed number is read where it can be read two ways. */
  numberFormat: z.enum(['1,234.56', '1.234,56', '1 234,56', "1'234.56"]),
  /** The name that stands in the history beside each change; '': the name of the system's user. */
  who: z.string().max(80),
  /** The columns of grids, by grid; a grid that is absent has those that it begins with. */
  columns: keptBy(columnsSchema),
  /** The widths of panels in pixels, by panel. */
  panels: keptBy(width),
})

function keptBy<Kept extends z.ZodType>(kept: Kept) {
  const isBounded = (all: object) => Object.keys(all).length <= MOST_PLACES_KEPT
  return z.record(place, kept).refine(isBounded, 'too many places').default({})
}

export type Preferences = z.infer<typeof preferencesSchema>

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  numberFormat: '1,234.56',
  who: '',
  columns: {},
  panels: {},
}
