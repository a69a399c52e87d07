import { placesIn } from './cited-place.ts'

/** The official words of one place, as a pack may carry them for the use of whoever built it. */
export interface OfficialText {
  /** The citation of the place, such as "734.4(a)(3)" or "774 Supp. 1, 3A001". */
  place: string
  text: string
}

/** A place that a citation names, with its words; null: none are carried. */
export interface CitedText {
  place: string
  /** The place whose words are shown: the one cited, or the nearest around it that is carried. */
  text: OfficialText | null
}

/**
 * The words of each place that a citation of a pack names, in order. A paragraph of which no words are
 * carried is shown in the nearest one around it.
 */
export function citedTexts(texts: readonly OfficialText[], cite: string): CitedText[] {
  const byPlace = new Map(texts.map((text) => [text.place, text]))
  const around = (places: readonly string[]) => {
    const found = places.find((place) => byPlace.has(place))
    return found === undefined ? null : (byPlace.get(found) ?? null)
  }
  return [...textPlacesIn(cite)].map(([place, places]) => ({ place, text: around(places) }))
}

/** The places that a citation names, each with itself and those around it, the nearest first. */
export function textPlacesIn(cite: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const eccn of entriesCited(cite)) found.set(eccn, [eccn])
  const footnotes = footnotesCited(cite)
  for (const footnote of footnotes) found.set(footnote, [footnote])
  for (const { cite: place, division, labels } of placesIn(cite)) {
    if (footnotes.some((footnote) => footnote.startsWith(`${place},`))) continue
    const around = labels.map(
      (_, i) =>
        division +
        labels
          .slice(0, labels.length - i)
          .map((label) => `(${label})`)
          .join(''),
    )
    found.set(place, [...around, division])
  }
  return found
}

/** The entries of the Commerce Control List that a citation names. */
function entriesCited(cite: string): string[] {
  return cite
    .split(/;\s*/)
    .filter((piece) => piece.startsWith('774 Supp. 1'))
    .flatMap((piece) => piece.match(/\b\d[A-E]\d{3}\b/g) ?? [])
    .map((eccn) => `774 Supp. 1, ${eccn}`)
}

/** The footnotes of the Commerce Country Chart that a citation names. */
export function footnotesCited(cite: string): string[] {
  const [, numbers = ''] = cite.match(/738 Supp\. 1, footnotes? ([\d, and]+)/) ?? []
  return (numbers.match(/\d+/g) ?? []).map((number) => `738 Supp. 1, footnote ${number}`)
}
