import { z } from 'zod'
import type { ModelPatch } from '../../model/patch.ts'
import type { Line, Model } from '../../model/schema.ts'
import { assembliesOf, idsBelow } from './below.ts'
import { itemOf } from './subject.ts'

/** Items that may stand in the place of an item, by its id. */
export const alternatesSchema = z.record(
  z.string(),
  z.array(z.string({ error: 'must be the id of an item' }), {
    error: 'must be a list of item ids',
  }),
  { error: 'must be an object of item ids, each with a list of item ids' },
)

export type Alternates = Readonly<Record<string, readonly string[]>>

/** One item taken in the place of another, wherever it stands in the product. */
export interface Replacement {
  item: string
  to: string
}

/**
 * The patch that makes replacements on every line inside a product, all at once: a line that gets an
 * item in one replacement does not lose it in another. Quantities stay.
 */
export function patchReplacing(
  model: Model,
  product: string,
  replacements: readonly Replacement[],
): ModelPatch {
  const places = new Map(replacements.map(({ item, to }) => [item, to]))
  return patchLines(model, product, new Set(places.keys()), (line) => ({
    ...line,
    item: places.get(line.item) ?? line.item,
  }))
}

/** The patch that changes every line inside a product that holds one of some items. */
export function patchLines(
  model: Model,
  product: string,
  items: ReadonlySet<string>,
  change: (line: Line) => Line,
): ModelPatch {
  const products = assembliesOf(model, product)
    .filter(({ lines }) => lines.some(({ item }) => items.has(item)))
    .map((assembly) => ({
      ...assembly,
      lines: assembly.lines.map((line) => (items.has(line.item) ? change(line) : line)),
    }))
  return { products }
}

/** Why an item cannot take the place of another in a product; null: it can. */
export function whyNoPlace(
  model: Model,
  product: string,
  { item, to }: Replacement,
): string | null {
  if (item === to) return `${to} is the item itself`
  if (!itemOf(model, to)) return `no item has the id ${to}`
  const inside = idsBelow(model, to).add(to)
  const holder = assembliesOf(model, product).find(
    ({ id, lines }) => inside.has(id) && lines.some((line) => line.item === item),
  )
  if (!holder) return null
  return holder.id === to
    ? `${to} contains ${item}`
    : `${to} contains ${holder.id}, which contains ${item}`
}
