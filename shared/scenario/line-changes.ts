import type { Target } from '../model/scenario.ts'
import { compare, parseRatio } from '../money/ratio.ts'
import type { LinePlace } from './base.ts'
import { type ChangeOutcome, done, refused } from './change-outcome.ts'
import { type Draft, type DraftLine, NOTHING_OWN } from './draft.ts'
import { pickLines } from './target.ts'
import type { Touch } from './touch.ts'

/** Lines hold another item. A part that was otherwise on them is gone with the item. */
export function swapItem(draft: Draft, where: Target, to: string): ChangeOutcome {
  const { places, why, turnsOn } = pickLines(draft, where)
  if (why !== null) return refused(why, turnsOn)
  if (!draft.part(to) && !draft.product(to))
    return refused(`there is no part or product ${to}`, turnsOn)
  const inside: ReadonlySet<string> = draft.product(to) ? draft.productsFrom(to) : new Set()
  const watch = watching(places, 'item')
  const watched = (touch: Touch) =>
    turnsOn(touch) ||
    watch(touch) ||
    (touch.what === 'line' && touch.member === 'item' && inside.has(touch.id))
  const around = places.find(({ product }) => inside.has(product))
  if (around) return refused(`${around.product} would contain itself through ${to}`, watched)
  const touched = changeLines(draft, places, (line, place) =>
    line.item === to
      ? null
      : {
          line: { ...line, item: to, own: NOTHING_OWN },
          touch: touchOf(place, line, 'item', line.item, to),
        },
  )
  return done(touched, watched)
}

/** How many of the item lie on the lines. */
export function setQuantity(draft: Draft, where: Target, quantity: string): ChangeOutcome {
  const { places, why, turnsOn } = pickLines(draft, where)
  if (why !== null) return refused(why, turnsOn)
  const watch = watching(places, 'quantity')
  const touched = changeLines(draft, places, (line, place) =>
    compare(parseRatio(line.quantity), parseRatio(quantity)) === 0
      ? null
      : {
          line: { ...line, quantity },
          touch: touchOf(place, line, 'quantity', line.quantity, quantity),
        },
  )
  return done(touched, (touch) => turnsOn(touch) || watch(touch))
}

/** A touch of a line as it is before a change. */
export function touchOf(
  { product, line }: LinePlace,
  { item }: DraftLine,
  member: string,
  from: string | null,
  to: string | null,
): Touch {
  return { what: 'line', id: product, line, item, member, from, to }
}

/** Whether a touch is one of a member of these lines. */
export function watching(places: readonly LinePlace[], member: string): (touch: Touch) => boolean {
  const names = new Set(places.map(({ product, line }) => `${line} ${product}`))
  return (touch) =>
    touch.what === 'line' && touch.member === member && names.has(`${touch.line} ${touch.id}`)
}

function changeLines(
  draft: Draft,
  places: readonly LinePlace[],
  change: (line: DraftLine, place: LinePlace) => { line: DraftLine; touch: Touch } | null,
): Touch[] {
  return places.flatMap((place) => {
    const changed = change(draft.line(place) as DraftLine, place)
    if (!changed) return []
    draft.setLine(place, changed.line)
    return [changed.touch]
  })
}
