import { LARGEST_OFFICIAL_TEXTS, LONGEST_OFFICIAL_TEXT } from '../bounds.ts'
import { placesIn } from '../rules/cited-place.ts'
import { footnotesCited, type OfficialText } from '../rules/official-text.ts'
import type { PackFiles } from '../rules/schema.ts'
import type { TextChart } from './countries.ts'
import type { TextEntry } from './entries.ts'
import type { Words } from './words.ts'

/** The official words of every place that a pack cites, as far as the text has it; one too long is left out. */
export function officialTexts(
  files: PackFiles,
  {
    words,
    entries,
    chart,
  }: { words: Words; entries: readonly TextEntry[]; chart: TextChart | undefined },
): OfficialText[] {
  const found = new Map<string, string>()
  for (const { eccn, words: text } of entries) found.set(`774 Supp. 1, ${eccn}`, text)
  for (const cite of citesIn(files)) {
    for (const place of placesIn(cite)) {
      const text = words.find(place)?.text
      if (text !== undefined) found.set(place.cite, text)
    }
    for (const footnote of footnotesCited(cite)) {
      const text = chart?.footnotes.get(Number(footnote.match(/\d+$/)?.[0]))?.text
      if (text !== undefined) found.set(footnote, text)
    }
  }
  let size = 0
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([place, text]) => {
      if (text === '' || text.length > LONGEST_OFFICIAL_TEXT) return []
      size += text.length
      return size > LARGEST_OFFICIAL_TEXTS ? [] : [{ place, text }]
    })
}

/** Every citation in the files of a pack, each once. */
export function citesIn(files: PackFiles): Set<string> {
  const found = new Set<string>()
  const visit = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    if ('cite' in data && typeof data.cite === 'string') found.add(data.cite)
    for (const inner of Object.values(data)) visit(inner)
  }
  visit(files)
  return found
}
