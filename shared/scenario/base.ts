import type { Entity, Model, Part, Product } from '../model/schema.ts'

/** A line of a product by its place, from 1. */
export interface LinePlace {
  product: string
  line: number
}

/** A model that scenarios lie over, ready to be looked things up in. It is never changed. */
export class Base {
  readonly model: Model
  readonly parts: ReadonlyMap<string, Part>
  readonly products: ReadonlyMap<string, Product>
  readonly entities: ReadonlyMap<string, Entity>
  private readonly order: ReadonlyMap<string, number>
  private usedBy: Map<string, LinePlace[]> | null = null

  constructor(model: Model) {
    this.model = model
    this.parts = new Map(model.parts.map((part) => [part.id, part]))
    this.products = new Map(model.products.map((product) => [product.id, product]))
    this.entities = new Map(model.entities.map((entity) => [entity.id, entity]))
    this.order = new Map(model.products.map(({ id }, i) => [id, i]))
  }

  /** The lines that hold an item, in the order of the model. */
  uses(item: string): readonly LinePlace[] {
    this.usedBy ??= placesByItem(this.model)
    return this.usedBy.get(item) ?? []
  }

  /** In the order of the model. */
  inOrder = (a: LinePlace, b: LinePlace): number =>
    (this.order.get(a.product) ?? 0) - (this.order.get(b.product) ?? 0) || a.line - b.line
}

function placesByItem({ products }: Model): Map<string, LinePlace[]> {
  const places = new Map<string, LinePlace[]>()
  for (const { id: product, lines } of products) {
    lines.forEach(({ item }, i) => {
      const known = places.get(item)
      const place = { product, line: i + 1 }
      if (known) known.push(place)
      else places.set(item, [place])
    })
  }
  return places
}
