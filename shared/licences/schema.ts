import { z } from 'zod'
import { MOST_LICENCE_CONDITIONS, MOST_LICENCE_ITEMS, MOST_LICENCE_PARTIES } from '../bounds.ts'
import { country, currency, date, eccn, flag, id, nonNegative, positive } from '../model/members.ts'
import { PARTY_ROLES } from '../model/party.ts'

/** Characters of a number, a name, and of a text that people write. */
const short = (longest: number) =>
  z
    .string({ error: 'must be text' })
    .max(longest, { error: `has more than ${longest} characters` })
    .refine((text) => text.trim() !== '', { error: 'must not be empty' })
const number = short(100)
const name = short(500)
const words = short(4000)

/** Who takes part in a transaction; the last is the foreign exporter of Supplement No. 2(i) to Part 748. */
export const LICENCE_ROLES = [
  ...PARTY_ROLES.filter((role) => role !== 'owner'),
  'exporter',
] as const

export const licenceRole = z.enum(LICENCE_ROLES, {
  error: `must be one of ${LICENCE_ROLES.join(', ')}`,
})

/** A party by its name; `party` is its id in the register of trade parties, where it is in it. */
export const licencePartySchema = z.strictObject({
  role: licenceRole,
  name,
  country: country.nullish(),
  address: words.nullish(),
  party: id.nullish(),
})

/** An item of an application or a licence. A limit that is absent is one that the paper does not name. */
export const licenceItemSchema = z.strictObject({
  /** The product of the workspace that it is, by its id. */
  product: id.nullish(),
  description: words,
  eccn: eccn.nullish(),
  quantity: positive.nullish(),
  unit: short(60).nullish(),
  /** Of all of it, in `currency`. */
  value: nonNegative.nullish(),
  currency: currency.nullish(),
})

/** An application as it is filed (Supplement No. 1 to Part 748), and a licence under the company's own reference. */
export const licenceSchema = z.strictObject({
  /** The company's own, by which it is found. */
  reference: number,
  /** Block 5. */
  type: z.enum(['reexport', 'export'], { error: 'must be "reexport" or "export"' }),
  /** Countries to which it goes. */
  destinations: z.array(country).max(300).default([]),
  /** Block 9. */
  specialPurpose: words.nullish(),
  /** An earlier application that was returned or denied (748.4(g)): its control number. */
  resubmits: number.nullish(),
  /** Block 11: the licence whose terms this one changes. */
  replaces: number.nullish(),
  /** Block 21. */
  endUse: words.nullish(),
  parties: z.array(licencePartySchema).max(MOST_LICENCE_PARTIES).default([]),
  items: z.array(licenceItemSchema).max(MOST_LICENCE_ITEMS).default([]),
  note: words.nullish(),
})

/** A condition of a licence, whom to tell of it in writing, and whether they have to acknowledge it (750.7(d)). */
export const conditionSchema = z.strictObject({
  text: words,
  tell: z.array(name).max(MOST_LICENCE_PARTIES).default([]),
  acknowledge: flag.default(false),
})

/** An amount that goes with a shipment, of the item at a place of the licence, from 1. */
const drawnItem = z.strictObject({
  item: z.int().positive(),
  quantity: positive.nullish(),
  value: nonNegative.nullish(),
  currency: currency.nullish(),
})

const told = { condition: z.int().positive(), party: name }
const event = <K extends string, S extends z.ZodRawShape>(kind: K, members: S) =>
  z.strictObject({
    kind: z.literal(kind),
    day: date,
    /** Who says so, the paper that says it, and why. */
    who: name.nullish(),
    paper: words.nullish(),
    reason: words.nullish(),
    ...members,
  })

/** What happens to an application and to a licence, on a day. */
export const licenceEventSchema = z.discriminatedUnion('kind', [
  event('filed', { controlNumber: number.nullish() }),
  event('registered', { controlNumber: number.nullish() }),
  event('returned', {
    why: z.enum(['deficient', 'not-needed'], { error: 'must be "deficient" or "not-needed"' }),
  }),
  event('held', {
    because: z.enum([
      'information',
      'pre-licence-check',
      'assurance',
      'consultation',
      'regime-review',
      'congress',
      'technology-control-plan',
    ]),
  }),
  event('hold-ended', {}),
  event('referred', { to: name.nullish() }),
  event('escalated', { to: z.enum(['OC', 'ACEP', 'EARB', 'President']) }),
  event('intent-to-deny', {}),
  event('answered', {}),
  /** BIS says, by the 45th day after its letter, that the denial does not become final. */
  event('not-final', {}),
  event('denied', {}),
  event('appealed', {}),
  event('issued', {
    number,
    /** The last day that the paper prints; absent: that of the period. */
    expires: date.nullish(),
    period: z.enum(['four-years', 'short-supply', 'emergency']).default('four-years'),
    /** Less was approved than was applied for (748.6(c)). */
    inPart: flag.default(false),
    items: z.array(licenceItemSchema).min(1).max(MOST_LICENCE_ITEMS),
    conditions: z.array(conditionSchema).max(MOST_LICENCE_CONDITIONS).default([]),
    /** The licence itself says that nothing may be exceeded (750.11). */
    noTolerance: flag.default(false),
  }),
  event('told', told),
  event('acknowledged', told),
  event('shipped', {
    shipment: number,
    items: z.array(drawnItem).min(1).max(MOST_LICENCE_ITEMS),
    /** The hash of the check that it was confirmed by. */
    check: short(64).nullish(),
  }),
  /** A shipment that was recorded and not made: what it drew down is there again. */
  event('not-shipped', { shipment: number, because: words }),
  event('extended', { expires: date, askedOn: date }),
  event('replaced', { by: number }),
  event('suspended', {}),
  event('reinstated', {}),
  event('revoked', {}),
])

/** A licence as a workspace keeps it, with what happened to it in the order in which it was recorded. */
export interface KeptLicence {
  id: number
  licence: Licence
  events: LicenceEvent[]
}

export type LicenceRole = z.infer<typeof licenceRole>
export type LicenceParty = z.infer<typeof licencePartySchema>
export type LicenceItem = z.infer<typeof licenceItemSchema>
export type Licence = z.infer<typeof licenceSchema>
export type LicenceCondition = z.infer<typeof conditionSchema>
export type LicenceEvent = z.infer<typeof licenceEventSchema>
export type EventKind = LicenceEvent['kind']
export type EventOf<K extends EventKind> = Extract<LicenceEvent, { kind: K }>
export type DrawnItem = z.infer<typeof drawnItem>
