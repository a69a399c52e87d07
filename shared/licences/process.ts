import { z } from 'zod'
import content from './process.json' with { type: 'json' }

const sourceSchema = z.strictObject({ publisher: z.string(), date: z.string() })
const cited = { cite: z.string(), source: z.string(), open: z.string().optional() }

const clockSchema = z.strictObject({
  id: z.string(),
  whose: z.enum(['applicant', 'government']),
  from: z.enum(['registered', 'referred', 'escalated', 'letter', 'denied']),
  days: z.int().positive(),
  holdsStopIt: z.boolean(),
  what: z.string(),
  ...cited,
})

const holidaySchema = z.union([
  z.strictObject({
    name: z.string(),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    since: z.int().optional(),
  }),
  /** The nth weekday of the month, from its end where n is below zero; 0 is Sunday. */
  z.strictObject({
    name: z.string(),
    month: z.int().min(1).max(12),
    weekday: z.int().min(0).max(6),
    nth: z.int(),
    since: z.int().optional(),
  }),
])

const termSchema = z.strictObject({ what: z.string(), ...cited })

const processSchema = z.strictObject({
  note: z.string(),
  sources: z.record(z.string(), sourceSchema),
  clocks: z.array(clockSchema),
  validity: z.record(z.enum(['four-years', 'short-supply', 'emergency', 'roll']), termSchema),
  tolerance: z.record(
    z.enum(['export', 'reexport']),
    z.strictObject({ value: z.string(), what: z.string(), ...cited }),
  ),
  holdReasons: z.record(z.string(), z.string()),
  holidays: z.strictObject({
    source: sourceSchema,
    cite: z.string(),
    note: z.string(),
    days: z.array(holidaySchema),
  }),
})

export type Clock = z.infer<typeof clockSchema>
export type HolidayRule = z.infer<typeof holidaySchema>

/** How applications and licences run (Parts 748, 750 and 756), as data with the text that each row was read in. */
export const PROCESS = processSchema.parse(content)

/** A clock by its id. Throws a RangeError on one that the data does not have. */
export function clockOf(id: string): Clock {
  const found = PROCESS.clocks.find((clock) => clock.id === id)
  if (!found) throw new RangeError(`no clock ${id}`)
  return found
}

/** Whose text a row was read in, and of which day, such as "eCFR 2026-09-24". */
export function processSource(tag: string): string {
  const source = PROCESS.sources[tag]
  if (!source) throw new RangeError(`no source ${tag}`)
  return source.publisher === 'not read' ? 'not read' : `${source.publisher} ${source.date}`
}
