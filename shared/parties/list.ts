import { z } from 'zod'

const text = z.string().max(20_000)

/** A party of a screening list. */
export const listedPartySchema = z.object({
  /** As the list numbers it. */
  id: text,
  /** The list that it is from, such as "Entity List (EL) - Bureau of Industry and Security". */
  source: text,
  name: text,
  alternates: z.array(text),
  /** Individual, Entity, Vessel or Aircraft, where the list says so. */
  type: text.nullable(),
  addresses: z.array(z.object({ text, country: text.nullable() })),
  programs: z.array(text),
  licenseRequirement: text.nullable(),
  licensePolicy: text.nullable(),
  federalRegisterNotice: text.nullable(),
  startDate: text.nullable(),
  remarks: text.nullable(),
})

export type ListedParty = z.infer<typeof listedPartySchema>

/** A screening list as it was read. */
export interface ScreeningList {
  parties: ListedParty[]
  /** What was not read, with its place; such rows may hold parties that were not looked at. */
  problems: string[]
}

/** The most parties that a list may have. */
export const MOST_PARTIES = 500_000
