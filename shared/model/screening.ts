import { z } from 'zod'
import { LONGEST_LISTED_TEXT, MOST_LISTED_NAMES, MOST_PARTY_NAMES } from '../bounds.ts'
import { date, id, text } from './members.ts'

const listedText = z.string().max(LONGEST_LISTED_TEXT)

/** A party of a screening list. */
export const listedPartySchema = z.object({
  /** As the list numbers it. */
  id: listedText,
  /** The list that it is from, such as "Entity List (EL) - Bureau of Industry and Security". */
  source: listedText,
  name: listedText,
  alternates: z.array(listedText).max(MOST_LISTED_NAMES),
  /** Individual, Entity, Vessel or Aircraft, where the list says so. */
  type: listedText.nullable(),
  addresses: z
    .array(z.object({ text: listedText, country: listedText.nullable() }))
    .max(MOST_LISTED_NAMES),
  programs: z.array(listedText).max(MOST_LISTED_NAMES),
  licenseRequirement: listedText.nullable(),
  licensePolicy: listedText.nullable(),
  federalRegisterNotice: listedText.nullable(),
  startDate: listedText.nullable(),
  remarks: listedText.nullable(),
})
export type ListedParty = z.infer<typeof listedPartySchema>

/** Footnotes of the Entity List that open rules of 734.9 or 734.4(a)(9). */
export const FOOTNOTES = [1, 3, 4, 5] as const
export type Footnote = (typeof FOOTNOTES)[number]

/** Where a table has what is read as a list, by the numbers of its columns from 0. */
export const listMappingSchema = z.strictObject({
  name: z.int().min(0).max(1000),
  source: z.int().min(0).max(1000).nullable(),
  id: z.int().min(0).max(1000).nullable(),
  alternates: z.int().min(0).max(1000).nullable(),
  addresses: z.int().min(0).max(1000).nullable(),
  country: z.int().min(0).max(1000).nullable(),
  requirement: z.int().min(0).max(1000).nullable(),
  remarks: z.int().min(0).max(1000).nullable(),
})
export type ListMapping = z.infer<typeof listMappingSchema>

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in hexadecimal' })

/** One reading of a list: which file, of which day, and what was read of it. */
export const listReadingSchema = z.strictObject({
  file: text,
  /** SHA-256 of the file. */
  sha256: hash,
  /** SHA-256 of what was read of it, by which it is kept beside the workspace. */
  content: hash,
  /** The day of which the list is. */
  asOf: date,
  /** The day on which it was read. */
  readOn: date,
  parties: z.int().min(0),
  names: z.int().min(0),
  /** Rows or results that were not read: they may hold parties that nobody was compared with. */
  notRead: z.int().min(0),
})
export type ListReading = z.infer<typeof listReadingSchema>

/** A screening list that a workspace is screened against. Its entries lie beside the workspace. */
export const screeningListSchema = listReadingSchema.extend({
  /** What it is called here, such as "Consolidated Screening List". */
  id,
  /** What it took the place of. */
  before: listReadingSchema.nullish(),
})
export type ScreeningListRecord = z.infer<typeof screeningListSchema>

/**
 * What somebody decided of a party and an entry of a list: whether they are the same, why, which
 * footnotes of the entry's requirement were confirmed (null: nobody has), and what it rests on.
 */
export const screeningDecisionSchema = z.strictObject({
  party: id,
  list: id,
  entry: id,
  answer: z.enum(['same', 'not-same', 'unsure']),
  reason: text.min(1, { error: 'needs a reason' }),
  footnotes: z
    .array(z.literal(FOOTNOTES, { error: 'must be 1, 3, 4 or 5' }))
    .max(FOOTNOTES.length)
    .nullable(),
  who: text.nullish(),
  on: date.nullish(),
  restsOn: z.strictObject({
    /** The names of the party as they were compared. */
    names: z.array(text).max(MOST_PARTY_NAMES + 1),
    /** The entry as it stood on the list. */
    entry: listedPartySchema,
  }),
})
export type ScreeningDecision = z.infer<typeof screeningDecisionSchema>
