import { z } from 'zod'
import type { ResultDocument } from '../calc/result/result.ts'
import { date, destination, id } from '../model/members.ts'
import { type Model, modelSchema } from '../model/schema.ts'
import type { PackFiles } from '../rules/schema.ts'
import { packRowsSchema } from './pack-rows.ts'

/** A text of a length that a person may write. */
const text = (most: number) =>
  z
    .string({ error: 'must be text' })
    .max(most, { error: `is longer than ${most} characters` })
    .refine((value) => value.trim() !== '', { error: 'must not be blank' })
const name = text(500)
const hex = (digits: number) =>
  z.string({ error: 'must be text' }).regex(new RegExp(`^[0-9a-f]{${digits}}$`), {
    error: `must be ${digits} hexadecimal digits in lower case`,
  })
const list = <T extends z.ZodType>(item: T, most: number) =>
  z.array(item, { error: 'must be a list' }).max(most, { error: `has more than ${most} entries` })

/** SHA-256 as it stands in a file. */
export const hashSchema = hex(64)

/** An Ed25519 public key, and a signature by one, as they stand in a file. */
export const publicKeySchema = hex(64)
export const signatureSchema = hex(128)

/** A notice of the result, and what the preparer says to it. */
export const tickedNoticeSchema = z.strictObject({
  code: text(100),
  text: text(20_000),
  note: text(20_000),
})

/** A paper that the determination rests on, by its content. */
export const attachmentSchema = z.strictObject({
  name,
  sha256: hashSchema,
  bytes: z.number().int().nonnegative(),
})

/** The determination in whose place another comes, and why. */
export const supersededSchema = z.strictObject({
  number: text(200),
  hash: hashSchema,
  reason: text(20_000),
})

/** What people say of a determination, beside what is computed. */
export const statementSchema = z.strictObject({
  number: text(200),
  rationale: text(100_000),
  /** Every notice of the results, each once. */
  notices: list(tickedNoticeSchema, 10_000),
  preparer: name,
  approver: name.nullable(),
  /** The last day on which it may be used. */
  validUntil: date.nullable(),
  supersedes: supersededSchema.nullable(),
  attachments: list(attachmentSchema, 1000),
})

/** When, by whom, on what machine and by which version it was made (762.5(b)). */
export const madeSchema = z.strictObject({
  at: z.iso.datetime({ error: 'must be a moment in UTC such as "2026-11-28T12:00:00Z"' }),
  by: name,
  machine: name,
  engine: name,
})

/** The file that the model was read from, its revision, and the scenarios laid over it in order. */
export const originSchema = z.strictObject({
  file: text(2000),
  revision: z.number().int().nonnegative().nullable(),
  scenarios: list(name, 1000),
})

const resultsSchema = z.looseObject({
  format: z.literal('minimis-result', { error: 'must be "minimis-result"' }),
  results: z.array(z.looseObject({ destination: z.string(), outcome: z.string() })),
})

/** The terms of the numerator for a destination, so that the share can be added up anew. */
export const numeratorSchema = z.strictObject({
  destination,
  /** Nothing may count beyond the terms. */
  isListed: z.boolean(),
  terms: z.array(
    z.strictObject({
      item: z.string(),
      /** Whether it counts for certain or only may. */
      counts: z.enum(['yes', 'unknown']),
      /** Exact, in the reporting currency; null: not known. */
      value: z.string().nullable(),
    }),
  ),
})

/** The file of a determination (`minimis-determination`, version 1). */
export const determinationSchema = z.strictObject({
  format: z.literal('minimis-determination', { error: 'must be "minimis-determination"' }),
  version: z.literal(1, { error: 'must be 1' }),
  ...statementSchema.shape,
  /** The day of determination. */
  on: date,
  product: id,
  destinations: list(destination, 400).min(1, { error: 'must name a destination' }),
  method: z.enum(['look-through', 'second-incorporation']),
  switches: z.record(z.string(), z.string()),
  model: modelSchema,
  pack: z.strictObject({
    id,
    /** Of the canonical JSON of the whole pack. */
    sha256: hashSchema,
    rows: packRowsSchema,
  }),
  result: resultsSchema,
  numerators: z.array(numeratorSchema),
  origin: originSchema,
  made: madeSchema,
  /** The hash of the determination before it; null: it is the first. */
  previous: hashSchema.nullable(),
  /** The office's public Ed25519 key; null: not signed. */
  key: publicKeySchema.nullable(),
  /** SHA-256 of the canonical JSON of all other members but `signature`. */
  hash: hashSchema,
  /** Over the same bytes as `hash`. */
  signature: signatureSchema.nullable(),
})

export type Statement = z.infer<typeof statementSchema>
export type TickedNotice = z.infer<typeof tickedNoticeSchema>
export type Made = z.infer<typeof madeSchema>
export type OriginOfModel = z.infer<typeof originSchema>
export type NumeratorTerms = z.infer<typeof numeratorSchema>

/** A determination, kept for good. */
export type DeterminationRecord = Omit<
  z.infer<typeof determinationSchema>,
  'model' | 'pack' | 'result'
> & {
  model: Model
  pack: { id: string; sha256: string; rows: PackFiles }
  result: ResultDocument
}
