import { z } from 'zod'
import ear20260924 from './forms/ear-2026-09-24.json' with { type: 'json' }

const paperKind = z.enum(['application', 'report', 'certificate'])

/** A block of a paper; `fixed`: the words that the regulator sets. */
const blockSchema = z.strictObject({
  id: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  cite: z.string(),
  fixed: z.string().optional(),
})

/** A scope of the model certificate, with the direct product rules that it is of. */
const scopeSchema = z.strictObject({
  id: z.string(),
  rules: z.array(z.string()).min(1),
  cite: z.string(),
  text: z.string(),
})

const formSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  cite: z.string(),
  requirements: z.array(z.strictObject({ cite: z.string(), asks: z.string(), block: z.string() })),
  /** Sub-paragraphs that ask nothing of this paper. */
  passedOver: z.array(z.strictObject({ cite: z.string(), why: z.string() })),
  blocks: z.array(blockSchema),
  notes: z.array(z.string()),
  scopes: z.array(scopeSchema).optional(),
})

/** Something that people type in. */
const entrySchema = z.strictObject({
  id: z.string(),
  of: z.array(paperKind).min(1),
  /** Whether it is the same on every paper of the company, or is of one product and destination. */
  kept: z.enum(['company', 'case']),
  label: z.string(),
  block: z.string(),
  hint: z.string().optional(),
  isLong: z.boolean().optional(),
  /** Nothing is missing where it is empty. */
  isOptional: z.boolean().optional(),
  form: z.enum(['day', 'scopes']).optional(),
})

/** Country Groups, as Supplement No. 1 to Part 740 has them. */
const groupsSchema = z.strictObject({ groups: z.array(z.string()).min(1), cite: z.string() })

const formsSchema = z.strictObject({
  note: z.string(),
  source: z.strictObject({ publisher: z.string(), date: z.string() }),
  forms: z.strictObject({ application: formSchema, report: formSchema, certificate: formSchema }),
  destinations: z.strictObject({
    notForSeveral: groupsSchema,
    limitedForSeveral: groupsSchema,
    technologyAlong: groupsSchema,
  }),
  entries: z.array(entrySchema),
})

export type PaperKind = z.infer<typeof paperKind>
export type PaperForm = z.infer<typeof formSchema>
export type PaperEntry = z.infer<typeof entrySchema>
export type PaperBlockForm = z.infer<typeof blockSchema>
export type CertificateScope = z.infer<typeof scopeSchema>
export type PaperForms = z.infer<typeof formsSchema>

export const paperKinds: readonly PaperKind[] = paperKind.options
export const paperKindSchema = paperKind

let read: PaperForms | null = null

/** The forms of the regulator, as of the newest text that was read. */
export function paperForms(): PaperForms {
  read ??= formsSchema.parse(ear20260924)
  return read
}

/** What is typed in for a paper, in the order of its blocks. */
export function entriesOf(kind: PaperKind): PaperEntry[] {
  return paperForms().entries.filter(({ of }) => of.includes(kind))
}
