import { listed } from '../model/listed.ts'
import type { Filter, Target } from '../model/scenario.ts'
import type { Part } from '../model/schema.ts'
import { format, multiply, parseRatio } from '../money/ratio.ts'
import type { LinePlace } from './base.ts'
import { type ChangeOutcome, done, refused, touchesOf } from './change-outcome.ts'
import type { Draft, DraftLine, PartMember } from './draft.ts'
import { touchOf, watching } from './line-changes.ts'
import { type LinePick, matches, pickLines, turnsFilter } from './target.ts'
import { sameValue, type Touch, valueText } from './touch.ts'

/** What a member becomes from what it is; undefined: it cannot be said. */
type Next<M extends PartMember> = (value: Part[M]) => Part[M] | undefined

/**
 * Gives a part another origin, ECCN, price or supplier: everywhere, or on some lines only. Where it is
 * on some lines only, those lines hold a part of their own that is the same in everything else.
 */
export function changeParts<M extends PartMember>(
  draft: Draft,
  where: Target,
  member: M,
  next: Next<M>,
): ChangeOutcome {
  const scope = scopeOf(draft, where, member)
  const { turnsOn } = scope
  if (scope.why !== null) return refused(scope.why, turnsOn)
  const writer = new Writer(draft, member, next)
  // What stays behind is kept before what it would follow is changed.
  for (const place of scope.staying) writer.keep(place)
  for (const place of scope.places) writer.writeLine(place)
  for (const id of scope.parts) writer.writePart(id)
  const { touched, skipped } = writer
  if (touched.length === 0 && skipped.size > 0)
    return refused(`${member} not known: ${listed([...skipped], 5)}`, turnsOn)
  const says = skipped.size > 0 ? [`${member} not known, left so: ${listed([...skipped], 5)}`] : []
  if (member === 'supplier' || member === 'origin') says.push(...declared(draft, touched))
  return done(touched, turnsOn, says)
}

/** A price times a factor, exact; undefined: there is none. */
export function scaledPrice(factor: string): Next<'price'> {
  return (price) =>
    price
      ? { ...price, amount: format(multiply(parseRatio(price.amount), parseRatio(factor))) }
      : undefined
}

/** The ECCN of a product, where a change of an ECCN names one. */
export function setProductEccn(draft: Draft, id: string, eccn: string): ChangeOutcome {
  const product = draft.product(id)
  if (!product) return refused(`there is no product ${id}`)
  const { touched, turnsOn } = touchesOf({ what: 'product', id }, product, { eccn })
  if (touched.length > 0) draft.setProduct({ ...product, eccn })
  return done(touched, turnsOn)
}

/** What a change of a part's member is aimed at. */
interface Scope {
  /** Parts that change wherever they are. */
  parts: readonly string[]
  /** Lines on which the part changes. */
  places: readonly LinePlace[]
  /** Lines whose part stays as it is there, although it changes elsewhere. */
  staying: readonly LinePlace[]
  why: string | null
  turnsOn(touch: Touch): boolean
}

function scopeOf(draft: Draft, where: Target, member: PartMember): Scope {
  if ('filter' in where && where.filter.product === undefined)
    return scopeOfFilter(draft, where.filter, member)
  if ('part' in where && !('product' in where)) return scopeOfPart(draft, where.part, member)
  const pick = pickLines(draft, where)
  const places = pick.places.filter((place) => draft.partOn(place))
  const none = places.length === 0 ? notParts(draft, pick) : null
  const itemsPicked = new Set(places.map((place) => draft.line(place)?.item))
  const [item, own] = [watching(places, 'item'), watching(places, member)]
  return {
    parts: [],
    places,
    staying: [],
    why: pick.why ?? none,
    turnsOn: (touch) =>
      pick.turnsOn(touch) ||
      item(touch) ||
      own(touch) ||
      (touch.what === 'part' && touch.member === member && itemsPicked.has(touch.id)),
  }
}

function scopeOfPart(draft: Draft, part: string, member: PartMember): Scope {
  const why = draft.part(part)
    ? null
    : draft.product(part)
      ? productWhy(part)
      : `there is no part ${part}`
  return {
    parts: [part],
    places: draft.ownPlaces().filter((place) => draft.line(place)?.item === part),
    staying: [],
    why,
    turnsOn: (touch) => isMemberOf(touch, new Set([part]), member),
  }
}

function scopeOfFilter(draft: Draft, filter: Filter, member: PartMember): Scope {
  const parts = draft.allParts().flatMap((part) => (matches(filter, part) ? [part.id] : []))
  const picked = new Set(parts)
  const [places, others] = [[] as LinePlace[], [] as LinePlace[]]
  for (const place of draft.ownPlaces())
    (matches(filter, draft.partOn(place) as Part) ? places : others).push(place)
  const staying = others.filter((place) => picked.has(draft.line(place)?.item ?? ''))
  const own = watching(places, member)
  return {
    parts,
    places,
    staying,
    why: parts.length + places.length === 0 ? 'no part matches' : null,
    turnsOn: (touch) =>
      turnsFilter(filter, touch) || own(touch) || isMemberOf(touch, picked, member),
  }
}

function isMemberOf(touch: Touch, parts: ReadonlySet<string>, member: string): boolean {
  if (touch.member !== member) return false
  return touch.what === 'part' ? parts.has(touch.id) : parts.has(touch.item ?? '')
}

function notParts(draft: Draft, { places }: LinePick): string {
  return productWhy(places[0] ? (draft.line(places[0])?.item ?? '') : '')
}

function productWhy(id: string): string {
  return `${id} is a product: its price, its maker and what is in it are changed there`
}

/** Writes a member of parts and lines, and notes what it touches. */
class Writer<M extends PartMember> {
  readonly touched: Touch[] = []
  /** Items of which the new value cannot be said. */
  readonly skipped = new Set<string>()
  private readonly draft: Draft
  private readonly member: M
  private readonly next: Next<M>

  constructor(draft: Draft, member: M, next: Next<M>) {
    this.draft = draft
    this.member = member
    this.next = next
  }

  keep(place: LinePlace): void {
    const { value, line } = this.at(place)
    this.write(place, line, value)
  }

  writeLine(place: LinePlace): void {
    const { value, line } = this.at(place)
    const given = this.next(value)
    if (given === undefined) {
      this.skipped.add(line.item)
      return
    }
    this.write(place, line, given)
    if (sameValue(value, given)) return
    this.touched.push(touchOf(place, line, this.member, valueText(value), valueText(given)))
  }

  writePart(id: string): void {
    const part = this.draft.part(id) as Part
    const given = this.next(part[this.member])
    if (given === undefined) {
      this.skipped.add(id)
      return
    }
    const of = { what: 'part' as const, id }
    const { touched } = touchesOf(of, part, { [this.member]: given })
    if (touched.length === 0) return
    this.draft.setPart({ ...part, [this.member]: given })
    this.touched.push(...touched)
  }

  private at(place: LinePlace): { line: DraftLine; value: Part[M] } {
    const part = this.draft.partOn(place) as Part
    return { line: this.draft.line(place) as DraftLine, value: part[this.member] }
  }

  /** An unknown value is written as null, so that the line does not follow its part. */
  private write(place: LinePlace, line: DraftLine, value: Part[M]): void {
    this.draft.setLine(place, { ...line, own: { ...line.own, [this.member]: value ?? null } })
  }
}

/** Parts whose supplier declared US content inside them: the declaration was made for what was. */
function declared(draft: Draft, touched: readonly Touch[]): string[] {
  const ids = touched.map(({ what, id, item }) => (what === 'part' ? id : (item ?? '')))
  const those = [...new Set(ids)].filter((id) => draft.part(id)?.usContent)
  if (those.length === 0) return []
  return [`the supplier's declaration of US content stays: ${listed(those, 5)}`]
}
