import { z } from 'zod'
import { readRecord } from '../determination/read.ts'
import { hashSchema, madeSchema } from '../determination/schema.ts'
import { type KeptLicence, licenceEventSchema, licenceSchema } from '../licences/schema.ts'
import { date, destination, id } from '../model/members.ts'
import type { Read } from '../model/read.ts'
import { type Model, modelSchema, partSchema } from '../model/schema.ts'
import type { LaterPrice } from '../scenario/floors/later-prices.ts'
import { answersWorstFirst } from './answer.ts'
import type { ShipmentAnswer } from './check.ts'
import { shipmentSchema } from './schema.ts'

const words = z.string({ error: 'must be text' }).max(200_000)

const answerSchema = z.strictObject({
  reference: words,
  destination,
  day: date,
  answer: z.enum(answersWorstFirst),
  lines: z.array(
    z.strictObject({
      about: words,
      of: words,
      answer: z.enum(answersWorstFirst),
      what: words,
      cite: z.array(words),
      source: words,
    }),
  ),
  licence: z.looseObject({ reference: words, number: words.nullable() }).nullable(),
})

/** The file of a check that is kept (`minimis-check`, version 2). */
const frozenSchema = z.strictObject({
  format: z.literal('minimis-check', { error: 'must be "minimis-check"' }),
  version: z.literal(2, { error: 'must be 2' }),
  /** The day of the check. */
  on: date,
  method: z.enum(['look-through', 'second-incorporation']),
  switches: z.record(z.string(), z.string()),
  rules: z.strictObject({ id, sha256: hashSchema }),
  origin: z.strictObject({ file: words, revision: z.number().int().nonnegative().nullable() }),
  model: modelSchema,
  laterPrices: z.array(
    z.strictObject({
      item: id,
      destination: words,
      validFrom: date,
      price: partSchema.shape.price.unwrap().unwrap(),
    }),
  ),
  licences: z.array(
    z.strictObject({
      id: z.number().int().positive(),
      licence: licenceSchema,
      events: z.array(licenceEventSchema),
    }),
  ),
  /** The shipment as it was asked about, and with its parties screened. */
  asked: shipmentSchema,
  shipment: shipmentSchema,
  answer: answerSchema,
  made: madeSchema,
  note: words,
  /** The hash of the check that was kept before it; null: it is the first. */
  previous: hashSchema.nullable(),
  /** SHA-256 of the canonical JSON of all other members. */
  hash: hashSchema,
})

/** A check that is kept, with all that it rests on beside the rules. */
export type FrozenCheck = Omit<
  z.infer<typeof frozenSchema>,
  'model' | 'answer' | 'licences' | 'laterPrices'
> & {
  model: Model
  answer: ShipmentAnswer
  licences: KeptLicence[]
  laterPrices: LaterPrice[]
}

/** What is told of a check without the model and the licences that it rests on. */
export type CheckHead = Pick<FrozenCheck, (typeof HEAD)[number]>

const HEAD = [
  ...(['on', 'method', 'rules', 'origin', 'asked', 'shipment'] as const),
  ...(['answer', 'made', 'previous', 'hash'] as const),
] as const

const headSchema = z.object(
  Object.fromEntries(HEAD.map((name) => [name, frozenSchema.shape[name]])),
)

/** What data say of a check, without what it rests on; null: they are none. */
export function checkHead(data: unknown): CheckHead | null {
  return isCheck(data) ? ((headSchema.safeParse(data).data as CheckHead | undefined) ?? null) : null
}

/** Whether a text says of itself that it is a check, of whatever version. */
export function isCheck(data: unknown): boolean {
  return (data as { format?: unknown } | null)?.format === 'minimis-check'
}

/** A check as it was read: what it says, its data as they stand, and whether they are in canonical form. */
export interface ReadCheck {
  check: FrozenCheck
  data: object
  isCanonical: boolean
}

/** Reads the text of a check, or gives every problem with its place. Whether it is true is not asked here. */
export function readCheck(text: string): Read<ReadCheck> {
  const read = readRecord(text, frozenSchema)
  if (!read.ok) return read
  const { record, data, canonical } = read.value
  const check = record as unknown as FrozenCheck
  return { ok: true, value: { check, data, isCanonical: canonical === text.trimEnd() } }
}
