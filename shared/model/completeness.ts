import type { Model, Part, Product } from './schema.ts'

/** What a product and the parts in it lack. */
export interface Completeness {
  /** Distinct parts at any depth, and how many of them lack something. */
  parts: number
  withoutOrigin: number
  withoutEccn: number
  withoutPrice: number
  /** What the product itself lacks. */
  missing: string[]
}

/** A model's parts and products by id, for asking about one product after another. */
export interface CompletenessIndex {
  parts: ReadonlyMap<string, Part>
  products: ReadonlyMap<string, Product>
}

export function completenessIndex({ parts, products }: Model): CompletenessIndex {
  return {
    parts: new Map(parts.map((part) => [part.id, part])),
    products: new Map(products.map((product) => [product.id, product])),
  }
}

/** How complete the data of one product is, over everything inside it. */
export function completenessOf(index: CompletenessIndex, id: string): Completeness {
  const seen = new Set([id])
  const inside: Part[] = []
  for (const item of seen) {
    const part = index.parts.get(item)
    if (part) inside.push(part)
    for (const line of index.products.get(item)?.lines ?? []) seen.add(line.item)
  }
  const product = index.products.get(id)
  const missing = (['madeBy', 'eccn', 'price'] as const).filter((name) => product?.[name] == null)
  return {
    parts: inside.length,
    withoutOrigin: inside.filter(({ origin }) => origin == null).length,
    withoutEccn: inside.filter(({ eccn }) => eccn == null).length,
    withoutPrice: inside.filter(({ price }) => price == null).length,
    missing,
  }
}
