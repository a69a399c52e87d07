import { z } from 'zod'
import { hashSchema } from '../determination/schema.ts'
import { answersWorstFirst } from '../shipment/answer.ts'
import type { ShipmentAnswer } from '../shipment/check.ts'
import type { FrozenCheck } from '../shipment/frozen-schema.ts'
import { shipmentSchema } from '../shipment/schema.ts'
import type { CheckVerification } from '../shipment/verify.ts'
import { answered, edited, job, method, revision } from './fields.ts'

const checkAnswer = z.enum(answersWorstFirst)
const writtenFile = z.object({ path: z.string() }).nullable()

/** A check that is kept, as a list shows it. */
const keptRow = z.object({
  hash: z.string(),
  /** null where it cannot be read. */
  reference: z.string().nullable(),
  destination: z.string().nullable(),
  on: z.string().nullable(),
  answer: checkAnswer.nullable(),
  by: z.string().nullable(),
  /** Under which licence it was confirmed, and when; null: it was not, or not shipped after all. */
  shipped: z.object({ licence: z.string(), day: z.string() }).nullable(),
  /** Why what is kept is not what was kept at first; null: it is. */
  fault: z.string().nullable(),
})

/** What a shipment is that is looked at, and on which state it was answered. */
const seen = { shipment: shipmentSchema, method, revision, on: z.iso.date() }

/** The calls about shipments: checks, those that are kept, and order books. */
export const shipmentRegisterCalls = {
  /** One answer to a shipment, its parties screened by the register of trade parties; null: given up. */
  'shipments.check': {
    in: z.object({ job, shipment: shipmentSchema, method }),
    out: z.object({ revision, answer: answered<ShipmentAnswer>().nullable() }),
  },
  /**
   * Keeps a check that was looked at; with `confirm` the licence that covers it is drawn down with it.
   * Refused where the workspace or the day is another than when it was answered.
   */
  'shipments.keep': {
    in: z.object({ job, ...seen, confirm: z.boolean() }),
    out: edited.extend({ hash: z.string() }),
  },
  /** Draws down the licence that covers the shipment of a check that is kept, as it stands now. */
  'shipments.confirm': { in: z.object({ job, hash: hashSchema }), out: edited },
  /** The checks that were kept by the revision on show, and how many were kept later. */
  'shipments.list': {
    in: z.undefined(),
    out: z.object({ revision, rows: z.array(keptRow), later: z.number() }),
  },
  'shipments.open': {
    in: z.object({ hash: hashSchema }),
    out: z.object({
      row: keptRow,
      check: answered<Pick<FrozenCheck, 'answer' | 'asked' | 'made' | 'rules' | 'origin'>>(),
    }),
  },
  /** What checks that are kept would answer as things stand: all of them, or those named. */
  'shipments.today': {
    in: z.object({ job, hashes: z.array(hashSchema).max(20_000).optional() }),
    out: z.object({
      revision,
      cancelled: z.boolean(),
      rows: z.array(
        z.object({
          hash: z.string(),
          answer: checkAnswer.nullable(),
          /** Why it cannot be answered; null: it is. */
          why: z.string().nullable(),
        }),
      ),
    }),
  },
  /** Verifies a check that is kept: its hash, its rules, and its answer worked out anew. */
  'shipments.verify': {
    in: z.object({ hash: hashSchema }),
    out: z.object({ verification: answered<Omit<CheckVerification, 'check'>>() }),
  },
  'shipments.exportFile': { in: z.object({ hash: hashSchema }), out: writtenFile },
  /** Reads an order book that the user chooses, and answers what can be read of it; null: given up. */
  'shipments.readOrders': {
    in: z.object({ job, method }),
    out: z
      .object({
        revision,
        file: z.string(),
        answers: z.array(
          z.object({
            rows: z.array(z.number()),
            /** The shipment as the rows say it. */
            asked: shipmentSchema,
            answer: answered<ShipmentAnswer>(),
          }),
        ),
        unread: z.array(
          z.object({
            rows: z.array(z.number()),
            reference: z.string().nullable(),
            why: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
  },
  /** Writes the answers to the order book that was read last, at a place asked for; null: the user gave up. */
  'shipments.exportAnswers': { in: z.undefined(), out: writtenFile },
  /** Writes an order book with its headings and an example, at a place asked for; null: the user gave up. */
  'shipments.exportTemplate': { in: z.undefined(), out: writtenFile },
  /** Gives up what is screened or answered, by its job. */
  'shipments.giveUp': { in: z.object({ job }), out: z.undefined() },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>
