import { type CitedPlace, placesIn } from '../rules/cited-place.ts'
import { footnotesCited } from '../rules/official-text.ts'
import type { PackFiles } from '../rules/schema.ts'
import type { TextChart } from './countries.ts'
import { citesIn } from './official-texts.ts'
import { TABLE_SUPPLEMENTS } from './table-supplements.ts'
import { type Hash, wordsHash } from './text.ts'
import type { Findings } from './unread.ts'
import type { Words } from './words.ts'

/** A place whose text changed since it was read, beside what the pack says of it. */
export interface ChangedReading {
  place: string
  file: string
  line: number
  /** The official words now. */
  text: string
  /** What the pack says of it, in its own words. */
  readings: string[]
  /** Somebody said that the readings still hold. */
  isKept: boolean
}

/** The places that readings of prose rest on, by what became of them. */
export interface Compared {
  /** The same words as those that were read. */
  same: string[]
  changed: ChangedReading[]
  /** The pack before has no hash of its words, so nobody can tell whether they are the same. */
  notCompared: string[]
  /** The part was given and has no such place. */
  gone: string[]
  /** In a part that was not given. */
  notGiven: string[]
}

interface Comparing {
  words: Words
  chart: TextChart | undefined
  tag: string
  hash: Hash
  kept: readonly string[]
}

/**
 * Compares the words of each place that a pack cites with those that its readings were made of. Rows all
 * of whose places say the same are of the day of the new text. A place that changed, or is gone, refuses
 * the pack until somebody says that the reading holds; of a section that holds for all that lies in it.
 */
export function comparedReadings(
  files: PackFiles,
  base: PackFiles,
  { words, chart, tag, hash, kept }: Comparing,
  { refusals }: Findings,
): { files: PackFiles; readings: Compared } {
  const before = new Map(base.wordings?.paragraphs.map((row) => [row.place, row.hash]))
  const readings: Compared = { same: [], changed: [], notCompared: [], gone: [], notGiven: [] }
  const hashes = new Map(before)
  for (const place of placesOf(files)) {
    const found = textAt(place)
    const was = before.get(place.cite)
    if (!found) {
      if (words.hasPart(place)) {
        readings.gone.push(place.cite)
        if (was !== undefined && !isKeptBy(kept, place.cite))
          refuse(place.cite, 'is gone', '', null)
      } else readings.notGiven.push(place.cite)
      continue
    }
    const is = wordsHash(found.text, hash)
    hashes.set(place.cite, is)
    if (was === undefined) readings.notCompared.push(place.cite)
    else if (was === is) readings.same.push(place.cite)
    else {
      const isKept = isKeptBy(kept, place.cite)
      const said = readingsAt(files, place.cite)
      readings.changed.push({ place: place.cite, ...found, readings: said, isKept })
      if (!isKept)
        refuse(place.cite, 'says other words than those that were read', found.file, found.line)
    }
  }
  const same = new Set([
    ...readings.same,
    ...readings.changed.filter(({ isKept }) => isKept).map(({ place }) => place),
  ])
  const paragraphs = [...hashes]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([place, text]) => ({ place, hash: text }))
  const note = 'By what the official words of cited places are known again, without the words.'
  return {
    files: {
      ...renewed(files, (cite) => isAll(cite, same), tag),
      ...(paragraphs.length > 0 && { wordings: { note, paragraphs } }),
    },
    readings,
  }

  function textAt(place: CitedPlace): { text: string; file: string; line: number } | undefined {
    const [, footnote] = place.cite.match(/^738 Supp\. 1, footnote (\d+)$/) ?? []
    if (footnote === undefined) return words.find(place)
    const found = chart?.footnotes.get(Number(footnote))
    return found && { file: words.find(place)?.file ?? '', ...found }
  }

  function refuse(place: string, what: string, file: string, line: number | null): void {
    const message = `${place}: ${what}; once it is read, --keep "${place}" says that the reading holds`
    refusals.push({ file, line, message })
  }
}

/** Whether somebody said of a place, or of one that it lies in, that its readings hold. */
function isKeptBy(kept: readonly string[], place: string): boolean {
  return kept.some((one) => place === one || place.startsWith(`${one}(`))
}

/** The places that a pack cites; whole tables that are built anew are none. */
function placesOf(files: PackFiles): CitedPlace[] {
  const found = new Map<string, CitedPlace>()
  for (const cite of citesIn(files)) {
    for (const place of placesIn(cite))
      if (!TABLE_SUPPLEMENTS.has(place.cite)) found.set(place.cite, place)
    for (const footnote of footnotesCited(cite))
      found.set(footnote, { cite: footnote, division: '738 Supp. 1', labels: [] })
  }
  return [...found.values()].sort((one, other) => (one.cite < other.cite ? -1 : 1))
}

function isAll(cite: string, same: ReadonlySet<string>): boolean {
  const places = [...placesIn(cite).map((place) => place.cite), ...footnotesCited(cite)]
  return (
    places.length > 0 && places.every((place) => same.has(place) || TABLE_SUPPLEMENTS.has(place))
  )
}

/** Tables whose rows are read anew, with sources of their own. */
const READ_ANEW: ReadonlySet<string> = new Set([
  'header',
  'countries',
  'hts',
  'eccns',
  'anchors',
  'wordings',
])

/** The files with the new source on every row whose places all say the same; what was not read stays so. */
function renewed(files: PackFiles, isSame: (cite: string) => boolean, tag: string): PackFiles {
  const visit = (data: unknown): unknown => {
    if (typeof data !== 'object' || data === null) return data
    if (Array.isArray(data)) return data.map(visit)
    const row = data as Record<string, unknown>
    const inner = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, visit(value)]),
    )
    const isRead = typeof row.source === 'string' && row.source !== '-'
    if (isRead && typeof row.cite === 'string' && isSame(row.cite)) return { ...inner, source: tag }
    return inner
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, table]) => [
      name,
      READ_ANEW.has(name) ? table : visit(table),
    ]),
  ) as PackFiles
}

/** Members in which a row says in words how a text is read. */
const SAID = ['reading', 'meaning', 'because', 'why', 'question', 'text', 'title', 'item'] as const

/** What the rows of a pack that cite a place say of it. */
function readingsAt(files: PackFiles, place: string): string[] {
  const found = new Set<string>()
  const visit = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    const row = data as Record<string, unknown>
    const cite = typeof row.cite === 'string' ? row.cite : ''
    const isHere =
      placesIn(cite).some((one) => one.cite === place) || footnotesCited(cite).includes(place)
    if (isHere) {
      const said = SAID.map((name) => row[name]).find((words) => typeof words === 'string')
      if (typeof said === 'string') found.add(said)
    }
    for (const inner of Object.values(row)) visit(inner)
  }
  visit(files)
  return [...found]
}
