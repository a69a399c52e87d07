import { z } from 'zod'
import { date, eccn, flag, id, text } from './members.ts'

/**
 * An answer to a question of 734.9: who gave it, when and on what ground, and what it rests on. It
 * stands as long as that is so. null: it was asked and nobody knows, which is a red flag and no "no".
 */
export const directProductAnswerSchema = z.looseObject({
  answer: flag.nullable(),
  who: text.nullish(),
  on: date.nullish(),
  source: text.nullish(),
  /** The words of the question, the ECCN and the maker that it was answered for. */
  restsOn: z
    .looseObject({
      question: text.nullish(),
      eccn: eccn.nullish(),
      madeBy: id.nullish(),
    })
    .nullish(),
})

/**
 * A model certificate (Supplement No. 1 to Part 734) that came in: who signed it for which company,
 * when, and the scopes of 734.9 that it names, such as "734.9(f)".
 */
export const directProductCertificateSchema = z.looseObject({
  signedBy: text.min(1, { error: 'must not be empty' }),
  company: text.nullish(),
  on: date,
  scopes: z.array(text, { error: 'must be a list' }),
  document: text.nullish(),
  /** The ECCN of the item when it came in; for another it says nothing. */
  eccn: eccn.nullish(),
  note: text.nullish(),
})

/** What is recorded of an item or a company for the direct product rules of 734.9. */
export const directProductSchema = z.looseObject({
  /** By the id of the question in the rule pack. */
  answers: z
    .record(z.string(), directProductAnswerSchema, { error: 'must be an object' })
    .nullish(),
  certificates: z.array(directProductCertificateSchema, { error: 'must be a list' }).nullish(),
})

export type DirectProductAnswer = z.infer<typeof directProductAnswerSchema>
export type DirectProductCertificate = z.infer<typeof directProductCertificateSchema>
export type DirectProductRecord = z.infer<typeof directProductSchema>
