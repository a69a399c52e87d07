import type { Footnote, ListedParty } from '../model/screening.ts'

/** What was read out of the requirement's text, for a person to confirm. */
export interface FootnoteReading {
  footnotes: Footnote[]
  /** The text that it was read in. */
  text: string
  /** It cites 734.9, and no footnote was found: to be read by a person. */
  isUnclear: boolean
}

/**
 * Reads the footnote of an entry of the Entity List. The list has no field for it: the number stands at
 * the end of the requirement, after "EAR)" or a full stop. null: no entry of that list. A reading is to
 * be confirmed by a person who has seen the text.
 */
export function footnotesOf({ source, licenseRequirement }: ListedParty): FootnoteReading | null {
  if (!/\bEntity List\b/i.test(source)) return null
  const text = licenseRequirement ?? ''
  const found = new Set<Footnote>()
  for (const match of text.matchAll(/\bfootnotes?\s*([1345])\b/gi))
    found.add(Number(match[1]) as Footnote)
  for (const match of text.matchAll(/(?:EAR\)?|[).;])\s?([1345])(?=\s*$|\s*[.;]\s*$)/g))
    found.add(Number(match[1]) as Footnote)
  const cites734 = /§?\s*734\.9/.test(text)
  return {
    footnotes: [...found].sort(),
    text,
    isUnclear: cites734 && found.size === 0,
  }
}
