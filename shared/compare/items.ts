import type { Line, Model, Part, Product } from '../model/schema.ts'

/** A part or product of a model. */
export interface Inside {
  item: Part | Product
  /** null: it is a part. */
  lines: readonly Line[] | null
}

/** Parts and products by their id. */
export function itemsOf({ parts, products }: Model): Map<string, Inside> {
  return new Map<string, Inside>([
    ...parts.map((item): [string, Inside] => [item.id, { item, lines: null }]),
    ...products.map((item): [string, Inside] => [item.id, { item, lines: item.lines }]),
  ])
}
