import { z } from 'zod'
import type { Model } from '../model/schema.ts'
import type { DeterminationRecord } from './schema.ts'
import { modelSignature } from './signature.ts'

const bounds = z.object({ low: z.string().nullable(), high: z.string().nullable() })
const verdict = z.object({
  destination: z.string(),
  outcome: z.enum(['not-subject', 'subject', 'undetermined', 'report-required']),
  rule: z.string().nullable(),
  threshold: z.string().nullable(),
  share: bounds,
})

/** What a list shows of a determination, and by what it is found. */
export const summarySchema = z.object({
  number: z.string(),
  hash: z.string(),
  previous: z.string().nullable(),
  /** The public key that signed it; null: not signed. */
  key: z.string().nullable(),
  product: z.string(),
  productName: z.string().nullable(),
  on: z.string(),
  method: z.enum(['look-through', 'second-incorporation']),
  verdicts: z.array(verdict),
  validUntil: z.string().nullable(),
  preparer: z.string(),
  approver: z.string().nullable(),
  supersedes: z.object({ number: z.string(), hash: z.string(), reason: z.string() }).nullable(),
  made: z.object({ at: z.string(), by: z.string(), machine: z.string(), engine: z.string() }),
  origin: z.object({
    file: z.string(),
    revision: z.number().nullable(),
    scenarios: z.array(z.string()),
  }),
  pack: z.object({ id: z.string(), sha256: z.string() }),
  switches: z.record(z.string(), z.string()),
  attachments: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
  /** Companies and suppliers that it names, by id and by name. */
  parties: z.array(z.string()),
  /** Papers that it names: attachments, declarations, sources. */
  documents: z.array(z.string()),
})

export type Summary = z.infer<typeof summarySchema>

/** What a list shows of a determination. */
export function summaryOf(determination: DeterminationRecord): Summary {
  const { model, product, pack, result } = determination
  const top = model.products.find(({ id }) => id === product)
  const summary = {
    ...determination,
    productName: top?.name ?? null,
    verdicts: result.results,
    pack: { id: pack.id, sha256: pack.sha256 },
    parties: partiesOf(model),
    documents: documentsOf(determination),
  }
  return summarySchema.parse(summary)
}

/** The signature of the input of a determination: see `modelSignature`. */
export function inputText({ model }: DeterminationRecord): string {
  return modelSignature(model)
}

function partiesOf({ entities, parts }: Model): string[] {
  return distinct([
    ...entities.flatMap(({ id, name }) => [id, name]),
    ...parts.map(({ supplier }) => supplier),
  ])
}

function documentsOf({ model, attachments }: DeterminationRecord): string[] {
  const { parts, products, rates } = model
  const items = [...parts, ...products]
  return distinct([
    ...attachments.map(({ name }) => name),
    ...parts.map(({ usContent }) => usContent?.document),
    ...items.map(({ classification }) => classification?.source),
    ...items.map(({ price }) => price?.source),
    ...rates.map(({ source }) => source),
  ])
}

function distinct(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => Boolean(text)))]
}
