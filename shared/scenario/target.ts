import type { Filter, Target } from '../model/scenario.ts'
import type { Part, Product } from '../model/schema.ts'
import type { LinePlace } from './base.ts'
import { type Draft, type DraftLine, NOTHING_OWN } from './draft.ts'
import type { Touch } from './touch.ts'

/** The lines that a change is aimed at, or why there are none. */
export interface LinePick {
  places: readonly LinePlace[]
  why: string | null
  /** Whether what another change touches would make it pick otherwise. */
  turnsOn(touch: Touch): boolean
}

/** Finds the lines that a target names. */
export function pickLines(draft: Draft, target: Target): LinePick {
  if ('filter' in target) return pickMatching(draft, target.filter)
  if ('line' in target) return pickLine(draft, target)
  const { part } = target
  const product = 'product' in target ? target.product : null
  const turnsOn = (touch: Touch) =>
    isItemOfLine(touch, product) && (touch.from === part) !== (touch.to === part)
  const none = (why: string) => ({ places: [], why, turnsOn })
  if (product !== null && !draft.product(product)) return none(`there is no product ${product}`)
  if (!draft.part(part) && !draft.product(part)) return none(`there is no part or product ${part}`)
  const everywhere = draft.placesOf(part)
  const places =
    product === null ? everywhere : everywhere.filter((place) => place.product === product)
  if (places.length > 0) return { places, why: null, turnsOn }
  if (product === null) return none(`${part} is on no line`)
  const inside = draft.productsFrom(product)
  const deeper = [...new Set(everywhere.map((place) => place.product))].filter((id) =>
    inside.has(id),
  )
  const hint = deeper.length > 0 ? `; inside it ${deeper.join(', ')} has` : ''
  return none(`${product} has no line with ${part}${hint}`)
}

/** Whether a part or product matches all that a filter says of it. */
export function matches(filter: Filter, item: Part | Product): boolean {
  const { kind, text } = filter
  if (kind !== undefined && item.kind !== kind) return false
  if (text !== undefined) {
    const wanted = text.toLowerCase()
    const texts = [item.id, item.name ?? '']
    if (!texts.some((known) => known.toLowerCase().includes(wanted))) return false
  }
  return CRITERIA.every((member) => meets(filter, member, item[member] as string | null))
}

/** Whether a touched member is one that a filter looks at, and fits it before or after only. */
export function turnsFilter(filter: Filter, { member, from, to }: Touch): boolean {
  const criterion = CRITERIA.find((name) => name === member)
  if (!criterion) return false
  return meets(filter, criterion, from) !== meets(filter, criterion, to)
}

const CRITERIA = ['origin', 'eccn', 'supplier'] as const

function meets(
  filter: Filter,
  member: (typeof CRITERIA)[number],
  value: string | null | undefined,
): boolean {
  const wanted = filter[member]
  if (wanted === undefined || value === wanted) return true
  return member === 'eccn' && (value?.startsWith(`${wanted}.`) ?? false)
}

function pickLine(
  draft: Draft,
  { product, line, item }: { product: string; line: number; item: string },
): LinePick {
  const turnsOn = (touch: Touch) => isItemOfLine(touch, product) && touch.line === line
  const none = (why: string) => ({ places: [], why, turnsOn })
  if (!draft.product(product)) return none(`there is no product ${product}`)
  const found = draft.line({ product, line })
  if (!found) return none(`${product} has no line ${line}`)
  if (found.item !== item)
    return none(`line ${line} of ${product} holds ${found.item}, not ${item}`)
  return { places: [{ product, line }], why: null, turnsOn }
}

function pickMatching(draft: Draft, filter: Filter): LinePick {
  const { product } = filter
  const isMatch = (item: string | null) => {
    const found = item === null ? undefined : (draft.part(item) ?? draft.product(item))
    return found !== undefined && matches(filter, found)
  }
  const turnsOn = (touch: Touch) =>
    turnsFilter(filter, touch) ||
    (isItemOfLine(touch, product ?? null) && isMatch(touch.from) !== isMatch(touch.to))
  if (product !== undefined && !draft.product(product))
    return { places: [], why: `there is no product ${product}`, turnsOn }
  const all = product === undefined ? draft.allPlaces() : draft.placesIn(product)
  const known = new Map<string, boolean>()
  const places = all.filter((place) => {
    const { item, own } = draft.line(place) as DraftLine
    if (own === NOTHING_OWN) {
      const matched = known.get(item) ?? isMatch(item)
      known.set(item, matched)
      return matched
    }
    const part = draft.partOn(place)
    return part !== undefined && matches(filter, part)
  })
  return { places, why: places.length === 0 ? 'nothing matches' : null, turnsOn }
}

function isItemOfLine({ what, id, member }: Touch, product: string | null): boolean {
  return what === 'line' && member === 'item' && (product === null || id === product)
}
