import { z } from 'zod'
import { LONGEST_TEXT } from '../bounds.ts'
import { date } from '../model/members.ts'
import { canonicalJson } from './canonical-json.ts'
import { hashSchema } from './schema.ts'

const words = z
  .string({ error: 'must be text' })
  .max(LONGEST_TEXT, { error: `has more than ${LONGEST_TEXT} characters` })
  .refine((value) => value.trim() !== '', { error: 'must not be blank' })

/**
 * What can be recorded of a determination after its issue: another user is asked to approve it, and
 * has; an agency asked for it, so
 * that nothing of it is destroyed, or that has ended (762.6(b)); it was filed under a reference; goods
 * went out under it or the transaction ended, from which its retention counts (762.6(a)).
 */
export const EVENT_KINDS = [
  'approval-asked',
  'approved',
  'held',
  'released',
  'filed',
  'used',
] as const

/** What is to be recorded. */
export const eventAskedSchema = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  /** The day on which it was so. */
  on: date,
  /** Who says so: the approver, or who recorded it. */
  by: words,
  /** Why, or under which reference. */
  note: words,
})

/** Something that was recorded of a determination, chained to what was recorded before it. */
export const eventSchema = eventAskedSchema.extend({
  determination: hashSchema,
  at: z.iso.datetime({ error: 'must be a moment in UTC' }),
  /** The system's user and the machine on which it was entered (762.5(b)). */
  user: words,
  machine: words,
  /** The hash of the event before it, of whatever determination; null: it is the first. */
  previous: hashSchema.nullable(),
})

export type EventAsked = z.infer<typeof eventAskedSchema>
export type DeterminationEvent = z.infer<typeof eventSchema>

/** The text that an event's hash is of. */
export function eventText(event: DeterminationEvent): string {
  return canonicalJson(event)
}
