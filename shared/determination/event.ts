import { z } from 'zod'
import { LONGEST_TEXT } from '../bounds.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import { date } from '../model/members.ts'
import { hashSchema, publicKeySchema, signatureSchema } from './schema.ts'

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

/**
 * Something that was recorded of a determination, chained to what was recorded before it and signed by
 * the key of whoever recorded it. What was recorded before keys signed it has neither key nor signature.
 */
export const eventSchema = eventAskedSchema.extend({
  determination: hashSchema,
  at: z.iso.datetime({ error: 'must be a moment in UTC' }),
  /** The system's user and the machine on which it was entered (762.5(b)). */
  user: words,
  machine: words,
  /** The hash of the event before it, of whatever determination; null: it is the first. */
  previous: hashSchema.nullable(),
  /** The public key that signed it; null: not signed. */
  key: publicKeySchema.nullable().default(null),
  /** Over `signedText`; null: not signed. */
  signature: signatureSchema.nullable().default(null),
})

export type EventAsked = z.infer<typeof eventAskedSchema>
export type DeterminationEvent = z.infer<typeof eventSchema>

/** What is kept of an event, and whether it can be relied on. */
export type CheckedEvent = DeterminationEvent & {
  /** Why it is not what was recorded; null: it is. */
  fault: string | null
}

/** The text that an event's hash is of. */
export function eventText(event: DeterminationEvent): string {
  return canonicalJson(event)
}

/** The text that an event's signature is of: all that it says, and its key. */
export function signedText(event: Omit<DeterminationEvent, 'signature'>): string {
  const { signature: _, ...content } = event as DeterminationEvent
  return canonicalJson(content)
}

/** Whether what an event says is what somebody with a key has recorded. */
export function isVouchedFor({ fault, signature }: CheckedEvent): boolean {
  return fault === null && signature !== null
}
