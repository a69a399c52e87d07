import category0 from './eccn-words/category-0.json' with { type: 'json' }
import category1 from './eccn-words/category-1.json' with { type: 'json' }
import category2 from './eccn-words/category-2.json' with { type: 'json' }
import category3 from './eccn-words/category-3.json' with { type: 'json' }
import category4 from './eccn-words/category-4.json' with { type: 'json' }
import category5 from './eccn-words/category-5.json' with { type: 'json' }
import category6 from './eccn-words/category-6.json' with { type: 'json' }
import category7 from './eccn-words/category-7.json' with { type: 'json' }
import category8 from './eccn-words/category-8.json' with { type: 'json' }
import category9 from './eccn-words/category-9.json' with { type: 'json' }
import oftenEar99 from './eccn-words/often-ear99.json' with { type: 'json' }

/** An entry or paragraph of the Commerce Control List in our own words. */
export interface EccnWords {
  words: string
  /** Kinds of parts that are looked for under it. */
  families?: readonly string[]
}

interface Entry extends EccnWords {
  paragraphs?: Readonly<Record<string, EccnWords>>
}

/** An ECCN to look at for a kind of part: never a classification. */
export interface EccnCandidate extends EccnWords {
  eccn: string
  /** The kind of part by which it was found; null: by its words. */
  family: string | null
}

/** A kind of part that is often in no entry, and the ECCNs to look at before saying so. */
export interface OftenEar99 {
  family: string
  look: readonly string[]
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  ...category0,
  ...category1,
  ...category2,
  ...category3,
  ...category4,
  ...category5,
  ...category6,
  ...category7,
  ...category8,
  ...category9,
}

interface Indexed {
  families: readonly { family: string; names: readonly string[] }[]
  words: readonly string[]
}

/** What there are words for: entries, and paragraphs by their full number. */
const ALL: readonly (EccnWords & { eccn: string })[] = Object.entries(ENTRIES).flatMap(
  ([eccn, { words, families, paragraphs = {} }]) => [
    { eccn, words, ...(families && { families }) },
    ...Object.entries(paragraphs).map(([name, more]) => ({ eccn: `${eccn}.${name}`, ...more })),
  ],
)

const BY_ECCN = new Map(ALL.map((one) => [one.eccn, one]))

/**
 * An ECCN in words: those of its entry, and after them those of the nearest paragraph around it.
 * null: there are none.
 */
export function wordsOf(eccn: string): string | null {
  const steps = eccn.split('.')
  const entry = BY_ECCN.get(steps[0] ?? '')
  if (!entry) return null
  for (let length = steps.length; length > 1; length--) {
    const paragraph = BY_ECCN.get(steps.slice(0, length).join('.'))
    if (paragraph)
      return `${entry.words}: ${paragraph.words.charAt(0).toLowerCase()}${paragraph.words.slice(1)}`
  }
  return entry.words
}

/** The kinds of parts that are looked for under an entry. */
export function familiesOf(entry: string): readonly string[] {
  return BY_ECCN.get(entry)?.families ?? []
}

/** The words of a paragraph by its full number; null: it has none of its own. */
export function paragraphWords(eccn: string): string | null {
  return eccn.includes('.') ? (BY_ECCN.get(eccn)?.words ?? null) : null
}

/** All by which an entry is found: its words and the kinds of parts under it. null: there are none. */
export function eccnFinds(entry: string): string | null {
  const found = BY_ECCN.get(entry)
  return found ? [found.words, ...(found.families ?? [])].join(' · ') : null
}

/**
 * ECCNs to look at for a description such as "GNSS receiver", the nearest first: kinds of parts that
 * are the text or one of its ends, kinds that have all of its words, then words of the entry. Below
 * three letters nothing is found.
 */
export function eccnCandidates(text: string, most: number): EccnCandidate[] {
  const sought = wordsIn(text)
  if (sought.join('').length < 3) return []
  index ??= ALL.map(({ words, families = [] }) => ({
    families: families.map((family) => ({ family, names: wordsIn(family) })),
    words: wordsIn(words),
  }))
  return index
    .flatMap((indexed, at) => {
      const one = ALL[at]
      const found = one ? nearness(indexed, sought) : null
      return one === undefined || found === null ? [] : [{ ...found, one }]
    })
    .sort((a, b) => a.near - b.near)
    .slice(0, most)
    .map(({ one, family }) => ({ ...one, family }))
}

/** Kinds of parts that a description names and that are often in no entry. */
export function oftenInNoEntry(text: string): OftenEar99[] {
  const sought = wordsIn(text)
  return oftenEar99.families.filter(({ family }) => has(sought, wordsIn(family)))
}

let index: readonly Indexed[] | null = null

function nearness(
  { words, families }: Indexed,
  sought: readonly string[],
): { near: number; family: string | null } | null {
  let best: { near: number; family: string | null } | null = null
  const take = (near: number, family: string | null) => {
    if (best === null || near < best.near) best = { near, family }
  }
  for (const { family, names: named } of families) {
    if (named.join(' ') === sought.join(' ')) take(0, family)
    else if (has(sought, named)) take(1 - named.length / 10, family)
    else if (beginAll(named, sought)) take(2, family)
  }
  if (beginAll(words, sought)) take(3, null)
  return best
}

/** Whether all words of a kind stand in a description. */
function has(description: readonly string[], named: readonly string[]): boolean {
  return named.every((word) => description.includes(word))
}

/** Whether every word that is sought begins one that is there. */
function beginAll(there: readonly string[], sought: readonly string[]): boolean {
  return sought.every((word) => there.some((one) => one.startsWith(word)))
}

/** Words for the same thing, and how they are spelled here. */
const JOINED: Readonly<Record<string, string>> = {
  wifi: 'wi fi',
  wlan: 'wi fi',
  gps: 'gnss',
  analog: 'analogue',
  analyzer: 'analyser',
  fiber: 'fibre',
  lcd: 'display',
  speaker: 'loudspeaker',
  mosfet: 'transistor',
  cpu: 'microprocessor',
  sfp: 'optical module',
  tpm: 'crypto module',
}

/** The words of a text as they are compared: lower case, without accents and the plural's s. */
function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (JOINED[word] ?? word).split(' '))
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word))
}
