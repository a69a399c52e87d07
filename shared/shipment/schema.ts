import { z } from 'zod'
import { MOST_LICENCE_PARTIES, MOST_SHIPMENT_LINES } from '../bounds.ts'
import { licencePartySchema } from '../licences/schema.ts'
import {
  country,
  currency,
  date,
  destination,
  flag,
  id,
  nonNegative,
  positive,
  text,
} from '../model/members.ts'

const name = text.min(1, { error: 'must not be empty' })

/** What a person answered, on what day and on what ground. */
const answered = z.strictObject({ by: name, on: date, why: name })

/** What somebody decided of a hit: the same party as the listed one, another, or not sure. */
const decision = answered.extend({
  on: date.nullish(),
  is: z.enum(['same', 'different', 'unsure'], {
    error: 'must be "same", "different" or "unsure"',
  }),
  /** Footnotes of the Entity List that the person has read in the requirement's text. */
  footnotes: z.array(z.union([z.literal(1), z.literal(3), z.literal(4), z.literal(5)])).nullish(),
})

/** A listed party that a party of a shipment may be; null: nobody has decided. */
const hitSchema = z.strictObject({
  /** The list, as it names itself, and the entry's number there. */
  list: name,
  entry: name,
  name,
  requirement: text.nullish(),
  decision: decision.nullish(),
  /** What was decided of it before, and what has changed since; nobody's decision any more. */
  earlier: text.nullish(),
})

/** Who was screened against which lists; absent: nobody was, and nothing is said of it. */
const screeningSchema = z.strictObject({
  lists: z.array(name).min(1),
  on: date,
  hits: z.array(hitSchema).max(200),
  /** Names that could not be compared with the lists. */
  notComparable: z.array(text).default([]),
})

export const shipmentPartySchema = licencePartySchema.extend({
  screening: screeningSchema.nullish(),
})

/** A shipment as it is planned; what is absent is not known, and never nothing. */
export const shipmentSchema = z.strictObject({
  reference: name,
  destination,
  /** Where it leaves from, and the company that ships it, where these are not those of the product. */
  exportedFrom: country.nullish(),
  exportedBy: id.nullish(),
  /** Countries that it passes through; absent: not known. */
  route: z.array(country).max(50).nullish(),
  parties: z.array(shipmentPartySchema).max(MOST_LICENCE_PARTIES).default([]),
  lines: z
    .array(
      z.strictObject({
        product: id,
        quantity: positive,
        /** Of all of it. */
        value: nonNegative.nullish(),
        currency: currency.nullish(),
      }),
    )
    .min(1, { error: 'names no product' })
    .max(MOST_SHIPMENT_LINES),
  /** US parts that go along as spares, how many of each; absent: those that are recorded beside the product. */
  spares: z.record(id, positive).nullish(),
  /** That none of the end uses of Part 744, nor a use that a direct product rule names, is known. */
  usesAsked: answered.nullish(),
  /** That none of the countries of General Prohibition Eight lies on the route. */
  routeAsked: answered.nullish(),
  recipientMakesAdvancedNode: flag.nullish(),
  /** Whether the country of export controls what goes to a Footnote 5 party equally (744.11(a)(2)(v)(A)(2)). */
  controlledEqually: answered.extend({ is: flag }).nullish(),
  /** The licence that it is to go under, by the company's reference; absent: any that covers it. */
  licence: name.nullish(),
  /** A License Exception that somebody claims for it, having looked at its terms. */
  exception: answered.extend({ code: name }).nullish(),
})

export type Shipment = z.infer<typeof shipmentSchema>
export type ShipmentParty = z.infer<typeof shipmentPartySchema>
export type PartyHit = z.infer<typeof hitSchema>
export type ShipmentLine = Shipment['lines'][number]
