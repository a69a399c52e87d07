import { z } from 'zod'
import { MOST_LICENCE_EVENTS } from '../bounds.ts'
import { licenceEventSchema, licenceSchema } from '../licences/schema.ts'
import {
  directProductAnswerSchema,
  directProductCertificateSchema,
} from '../model/direct-product.ts'
import { id, text } from '../model/members.ts'
import { partySchema } from '../model/party.ts'
import { rowsNotTakenSchema } from '../model/rows-not-taken.ts'
import { scenarioSchema } from '../model/scenario.ts'
import {
  entitySchema,
  lineSchema,
  modelSchema,
  partSchema,
  productSchema,
  rateSchema,
} from '../model/schema.ts'
import { screeningDecisionSchema, screeningListSchema } from '../model/screening.ts'
import { adoptionSchema, settingsSchema, versionSchema } from './settings.ts'

const lineId = z.number().int().positive()
const scenarioId = z.number().int().positive()
const licenceId = z.number().int().positive()
const note = text.nullish()
const filledText = text.min(1)

/** What a line of a bill of materials says beside item and quantity. */
const lineDetails = z.object({
  unit: text.nullish(),
  note,
  effectiveFrom: z.iso.date().nullish(),
  effectiveTo: z.iso.date().nullish(),
  alternates: z.array(id).optional(),
})

const singleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('setPart'),
    part: partSchema,
    /** An item of that id, part or product, stays as it is. */
    unlessKnown: z.literal(true).optional(),
  }),
  /** Sets the members given and leaves the others; null: not known any more. */
  z.object({ kind: z.literal('changePart'), id, set: partSchema.omit({ id: true }).partial() }),
  /** A part becomes a product of the same id, so that it can have lines. */
  z.object({ kind: z.literal('turnIntoProduct'), part: id }),
  z.object({ kind: z.literal('removePart'), id }),
  z.object({
    kind: z.literal('setProduct'),
    product: productSchema.omit({ lines: true, rowsNotTaken: true }),
  }),
  /** As `changePart`; `prices` replaces all prices by destination. */
  z.object({
    kind: z.literal('changeProduct'),
    id,
    set: productSchema.omit({ id: true, lines: true, rowsNotTaken: true }).partial(),
  }),
  z.object({ kind: z.literal('removeProduct'), id }),
  z.object({ kind: z.literal('setEntity'), entity: entitySchema }),
  /** As `changePart`. */
  z.object({ kind: z.literal('changeEntity'), id, set: entitySchema.omit({ id: true }).partial() }),
  z.object({ kind: z.literal('removeEntity'), id }),
  z.object({
    kind: z.literal('setSupplier'),
    supplier: z.object({
      id: filledText,
      name: filledText,
      country: entitySchema.shape.country,
      note,
    }),
  }),
  z.object({ kind: z.literal('removeSupplier'), id: filledText }),
  z.object({ kind: z.literal('setParty'), party: partySchema }),
  /** As `changePart`. */
  z.object({ kind: z.literal('changeParty'), id, set: partySchema.omit({ id: true }).partial() }),
  z.object({ kind: z.literal('removeParty'), id }),
  /**
   * What somebody decided of a party and an entry of a list, in the place of what was decided before.
   * Who and on which day is written beside it where it does not say so.
   */
  z.object({ kind: z.literal('decideScreening'), decision: screeningDecisionSchema }),
  /** Takes a decision back: it is asked again. */
  z.object({ kind: z.literal('takeDecisionBack'), party: id, list: id, entry: id }),
  /** A list that is screened against, or a newer reading of it. */
  z.object({ kind: z.literal('setScreeningList'), list: screeningListSchema }),
  z.object({ kind: z.literal('removeScreeningList'), id }),
  z.object({ kind: z.literal('setRate'), rate: rateSchema }),
  z.object({ kind: z.literal('removeRate'), from: id, to: id, asOf: z.iso.date() }),
  z.object({
    kind: z.literal('addLine'),
    product: id,
    line: lineSchema,
    details: lineDetails.optional(),
    /** Before which line of the product; absent: at the end. */
    before: lineId.optional(),
  }),
  z.object({
    kind: z.literal('setLine'),
    line: lineId,
    item: id.optional(),
    quantity: lineSchema.shape.quantity.optional(),
    details: lineDetails.optional(),
  }),
  z.object({
    kind: z.literal('moveLine'),
    line: lineId,
    /** Before which line; null: at the end. */
    before: lineId.nullable(),
    /** Another product to move it to; absent: it stays in its own. */
    to: id.optional(),
  }),
  z.object({ kind: z.literal('removeLine'), line: lineId }),
  /** Keeps rows of a table that are not taken over with their product, after those that it keeps. */
  z.object({ kind: z.literal('keepRows'), product: id, rows: rowsNotTakenSchema.min(1) }),
  /** Such a row is left out for good, for a reason; taken back, it is open again. */
  z.object({
    kind: z.literal('setRowAside'),
    row: lineId,
    why: filledText,
    on: z.iso.date(),
  }),
  z.object({ kind: z.literal('takeRowBack'), row: lineId }),
  z.object({ kind: z.literal('removeRow'), row: lineId }),
  /** A dated price of a part or product, in general, at a destination, or for a company of the group. */
  z.object({
    kind: z.literal('setPrice'),
    item: id,
    /** ''; or the day from which it holds. */
    validFrom: z.union([z.literal(''), z.iso.date()]),
    price: partSchema.shape.price,
    destination: z.string().optional(),
    entity: id.optional(),
  }),
  z.object({
    kind: z.literal('classify'),
    item: id,
    eccn: partSchema.shape.eccn,
    source: text,
    on: z.iso.date(),
    note,
  }),
  z.object({
    kind: z.literal('attach'),
    item: id,
    title: filledText,
    reference: filledText,
  }),
  /**
   * Answers a question of 734.9 for items, or for companies and all that they make. Who answers and on
   * which day is written beside it where it does not say so, and so is what it rests on. null takes
   * the answer back.
   */
  z.object({
    kind: z.literal('answerDirectProduct'),
    of: z.enum(['item', 'company']),
    ids: z.array(id).min(1),
    question: filledText,
    /** The words of the question as it was asked. */
    asked: filledText,
    answer: directProductAnswerSchema.omit({ restsOn: true }).nullable(),
  }),
  /** Sets the model certificates that came in for an item or a company. */
  z.object({
    kind: z.literal('setCertificates'),
    of: z.enum(['item', 'company']),
    id,
    certificates: z.array(directProductCertificateSchema),
  }),
  z.object({ kind: z.literal('detach'), attachment: z.number().int().positive() }),
  z.object({ kind: z.literal('freezeBom'), product: id, label: filledText, note }),
  /** `reason`, here and below: why, for the history. */
  z.object({
    kind: z.literal('setCurrency'),
    currency: rateSchema.shape.from,
    reason: filledText.optional(),
  }),
  z.object({
    kind: z.literal('changeSettings'),
    set: settingsSchema.partial(),
    reason: filledText.optional(),
  }),
  /**
   * Takes a rule pack into force that the file keeps or the app carries; `who`, absent: whoever writes;
   * `what`: how the history calls it.
   */
  z.object({
    kind: z.literal('adoptPack'),
    pack: adoptionSchema.shape.pack,
    hash: adoptionSchema.shape.hash,
    on: adoptionSchema.shape.on,
    who: adoptionSchema.shape.who.optional(),
    reason: adoptionSchema.shape.why,
    what: filledText.max(200).optional(),
  }),
  /** Gives a revision a name, another one, or with null none any more. */
  z.object({
    kind: z.literal('nameRevision'),
    revision: z.number().int().nonnegative(),
    name: versionSchema.shape.name.nullable(),
  }),
  z.object({ kind: z.literal('rememberMapping'), key: z.string().min(1), mapping: z.unknown() }),
  /**
   * Keeps a scenario: a new one, or in the place of one by its number. It gets the revision at which
   * it is written; scenarios that stand on it follow a new name.
   */
  z.object({
    kind: z.literal('saveScenario'),
    id: scenarioId.optional(),
    scenario: scenarioSchema,
  }),
  z.object({ kind: z.literal('removeScenario'), id: scenarioId }),
  /** Before which scenario; null: at the end. */
  z.object({ kind: z.literal('moveScenario'), id: scenarioId, before: scenarioId.nullable() }),
  /**
   * Keeps an application or a licence: a new one, with what happened to it before it was entered, or in
   * the place of one by its number, whose events stay.
   */
  z.object({
    kind: z.literal('saveLicence'),
    id: licenceId.optional(),
    licence: licenceSchema,
    events: z.array(licenceEventSchema).max(MOST_LICENCE_EVENTS).optional(),
  }),
  /** One to which nothing has happened. */
  z.object({ kind: z.literal('removeLicence'), id: licenceId }),
  /** Records what happened to one. What does not fit into its history is refused. */
  z.object({ kind: z.literal('recordLicence'), licence: licenceId, event: licenceEventSchema }),
  z.object({ kind: z.literal('replaceModel'), model: modelSchema }),
])

/**
 * One change to a workspace. A command is applied whole or not at all, becomes one revision, and can
 * be undone. `set…` replaces the item with that id, or adds it where there is none. A batch is one
 * change made of many, in their order.
 */
export const commandSchema = z.discriminatedUnion('kind', [
  ...singleSchema.options,
  z.object({
    kind: z.literal('batch'),
    /** What it does, for the history and the Undo menu. */
    what: z.string().min(1).max(200),
    commands: z.array(singleSchema).min(1),
  }),
])

/** Single commands, as they lie in a batch. */
export const singleCommandsSchema = z.array(singleSchema)

export type SingleCommand = z.infer<typeof singleSchema>
export type Command = z.infer<typeof commandSchema>
export type LineDetails = z.infer<typeof lineDetails>
