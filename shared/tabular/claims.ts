import type { ColumnView } from './column-view.ts'
import { FIELDS, type Field, HEADINGS } from './fields.ts'
import { type Heading, plain } from './heading.ts'
import { namesUs, otherThing } from './other-headings.ts'
import { SYNONYMS } from './synonyms.ts'

/** How well a heading names a field, from 0 to 1. */
export interface Claim {
  column: ColumnView
  field: Field
  score: number
}

export const SURE = 1
export const USUAL = 0.9
export const WEAK = 0.6
/** At or below this a column that decides is not taken without being asked for. */
export const ASKED = 0.5

/** How sure a column is whose heading names a field and whose cells cannot be read as it. */
export const UNREADABLE = 0.3

/** Each field that a heading may name, with how well; whole headings only. */
export function fieldsOf(heading: Heading): Map<Field, number> {
  const found = new Map<Field, number>()
  const note = (field: Field, score: number) => {
    if (otherThing(field, heading.whole)) return
    found.set(field, Math.max(found.get(field) ?? 0, score))
  }
  for (const name of heading.names) {
    for (const { field, score } of dictionary().get(name) ?? []) {
      const isSame =
        name === heading.whole || heading.qualifiers.every((said) => names(said, field))
      note(field, isSame ? score : score * ASKED)
    }
  }
  if (found.size === 0) for (const [field, score] of fieldsOfSides(heading)) note(field, score)
  // "ECCN (US)" goes before "ECCN", which may be another country's.
  const eccn = found.get('eccn')
  if (eccn !== undefined && eccn >= SURE && namesUs(heading.whole)) found.set('eccn', SURE + 0.01)
  return found
}

/** What both sides of a heading name; of two scripts one side is enough where the other says nothing. */
function fieldsOfSides({ sides }: Heading): [Field, number][] {
  const [one = [], other = []] = sides.map((side) => dictionary().get(side) ?? [])
  const isForeign = sides.some((side) => /[^\p{ASCII}]/u.test(side))
  if (isForeign && (one.length === 0 || other.length === 0)) {
    return [...one, ...other].map(({ field, score }) => [field, score])
  }
  return one.flatMap(({ field, score }) => {
    const same = other.find((entry) => entry.field === field)
    return same ? [[field, Math.max(score, same.score)]] : []
  })
}

function names(name: string, field: Field): boolean {
  return (dictionary().get(name) ?? []).some((entry) => entry.field === field)
}

/** The claims of all columns. */
export function claimsOf(columns: readonly ColumnView[]): Claim[] {
  return columns.flatMap((column) =>
    [...fieldsOf(column.heading)].map(([field, score]) => ({ column, field, score })),
  )
}

/** Whether every heading is one that Minimis writes itself. */
export function isOwnTable(columns: readonly ColumnView[]): boolean {
  const own = new Set(Object.values(HEADINGS))
  const named = columns.filter(({ heading }) => heading.text !== '')
  return (
    named.length >= 2 &&
    named.every(({ heading }) => own.has(heading.text)) &&
    new Set(named.map(({ heading }) => heading.text)).size === named.length
  )
}

/** The field that a heading of Minimis itself names. */
export function ownField({ heading }: ColumnView): Field | null {
  return FIELDS.find((field) => HEADINGS[field] === heading.text) ?? null
}

let index: Map<string, { field: Field; score: number }[]> | undefined

function dictionary(): Map<string, { field: Field; score: number }[]> {
  if (index) return index
  const built = new Map<string, { field: Field; score: number }[]>()
  for (const field of FIELDS) {
    const { sure, usual = [], weak = [], asked = [] } = SYNONYMS[field]
    enter([...sure, HEADINGS[field]], field, SURE)
    enter(usual, field, USUAL)
    enter(weak, field, WEAK)
    enter(asked, field, ASKED)
  }
  index = built
  return built

  function enter(names: readonly string[], field: Field, score: number): void {
    for (const name of new Set(names.map(plain))) {
      const known = built.get(name) ?? []
      if (!known.some((entry) => entry.field === field)) known.push({ field, score })
      built.set(name, known)
    }
  }
}
