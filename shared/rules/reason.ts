import type { RulePack } from './pack.ts'

/** Why something is so: the ground in words, where it stands, and whose text was read. */
export interface Reason {
  why: string
  /** Citations down to the paragraph, entry or cell of the chart. */
  cite: readonly string[]
  /** Publisher and day of the text that the row was read in, such as "eCFR 2026-07-23". */
  source: string
  /** The row of the pack that says so, by its path there. */
  row: string
  /** What to know of the row: how it is read, and how surely. */
  note?: string
}

/** A row of a pack that may be a ground. */
export interface Cited {
  cite: string
}

/** What a reason says beside its row: a cell of the chart, a footnote, another row that bears on it. */
export interface Beside {
  /** Citations that come before those of the row. */
  before?: readonly string[]
  /** Citations that come after those of the row. */
  after?: readonly string[]
  /** The tags of other sources that were read for it. */
  sources?: readonly string[]
  note?: string | undefined
}

/** What the reasons of a row have in common, where nothing stands beside it. */
interface Ground {
  cite: readonly string[]
  source: string
  row: string
}

const grounds = new WeakMap<RulePack, Map<Cited, Ground>>()

/** The reason that a row of the pack is, in the words given. Throws a RangeError on a foreign row. */
export function reasonOf(pack: RulePack, row: Cited, why: string, beside?: Beside): Reason {
  const ground = groundIn(pack, row)
  const { before = [], after = [], sources = [], note } = beside ?? {}
  const isAlone = before.length === 0 && after.length === 0
  return {
    why,
    cite: isAlone ? ground.cite : [...new Set([...before, ...ground.cite, ...after])],
    source: sources.length === 0 ? ground.source : sourcesOf(pack, row, sources),
    row: ground.row,
    ...(note !== undefined && { note }),
  }
}

function groundIn(pack: RulePack, row: Cited): Ground {
  let known = grounds.get(pack)
  if (!known) {
    known = new Map()
    grounds.set(pack, known)
  }
  let ground = known.get(row)
  if (!ground) {
    const { name } = placeOf(pack, row)
    const cite = [...new Set(citationsIn(row.cite))]
    ground = { cite, source: sourcesOf(pack, row, []), row: name }
    known.set(row, ground)
  }
  return ground
}

/** The sources of a row and of what stands beside it, as text. */
function sourcesOf(pack: RulePack, row: Cited, beside: readonly string[]): string {
  const tags = [placeOf(pack, row).source, ...beside]
  const sources = tags.map((tag) => sourceText(pack, tag)).sort()
  return [...new Set(sources)].join('; ')
}

function placeOf(pack: RulePack, row: Cited) {
  const place = pack.places.get(row)
  if (!place) throw new RangeError(`the rule pack has no such row: ${row.cite}`)
  return place
}

/**
 * A ground that stands in the pack by its id (grounds.json), its words filled in: `{name}` becomes
 * what is given by that name. Throws a RangeError on a ground that the pack does not have.
 */
export function groundOf(
  pack: RulePack,
  id: string,
  words: Readonly<Record<string, string>> = {},
): Reason {
  const row = pack.groundById.get(id)
  if (!row) throw new RangeError(`the rule pack has no ground ${id}`)
  return reasonOf(pack, row, filled(row.why, words))
}

/** Words of the pack with what is known put in: `{name}` becomes what is given by that name. */
export function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
}

/** The citations of a row, one by one. */
export function citationsIn(cite: string): string[] {
  return cite.split('; ')
}

/** Whose text a source of the pack is, and of which day. */
export function sourceText(pack: RulePack, tag: string): string {
  const source = pack.header.sources[tag]
  if (!source) throw new RangeError(`the rule pack has no source ${tag}`)
  return `${source.publisher} ${source.date}`
}

/** The grounds in words, in order. */
export function whysOf(reasons: readonly Reason[]): string[] {
  return reasons.map(({ why }) => why)
}

/** All citations of the reasons in order, each once. */
export function citesOf(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.flatMap(({ cite }) => cite))]
}

/** Reasons without those that say the same again. */
export function distinct(reasons: readonly Reason[]): Reason[] {
  if (reasons.length < 2) return [...reasons]
  return [...new Map(reasons.map((reason) => [`${reason.row} ${reason.why}`, reason])).values()]
}
