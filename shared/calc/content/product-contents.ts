import { topologicalOrder } from '../../model/graph.ts'
import { type ModelPatch, patchModel } from '../../model/patch.ts'
import type { Entity, Model, Part, Product } from '../../model/schema.ts'
import { type Decimal, type PlainDecimal, parseDecimal, plainDecimal } from '../../money/decimal.ts'
import { exchange } from '../../money/exchange.ts'
import type { Ratio } from '../../money/ratio.ts'
import type { Origin } from '../../rules/content.ts'
import type { RulePack } from '../../rules/pack.ts'
import type { Method } from '../result/result.ts'
import type { ContentClasses } from './content-classes.ts'
import { ContentSums } from './content-sums.ts'
import { type Basis, PartItem, ProductItem } from './item.ts'
import { LayeredMap } from './layered-map.ts'
import { type ItemsOnLines, LinesByItem } from './lines-by-item.ts'
import { isDiscrete, makerOf, originOf } from './maker.ts'
import { SideBySide } from './side-by-side.ts'
import { plainValue } from './sums.ts'

/** A model ready for questions. ProductContents are never changed; a patch makes others that share the rest. */
export class ProductContents {
  readonly model: Model
  readonly basis: Basis
  readonly entities: ReadonlyMap<string, Entity>
  readonly parts: LayeredMap<PartItem>
  readonly products: LayeredMap<ProductItem>
  /** The ids of all products, each after all that contain it. */
  readonly order: readonly string[]
  /** Some product is claimed to be discrete, so that the methods differ. */
  readonly claimsDiscrete: boolean
  private readonly sums = new Map<Method, ContentSums>()

  private constructor(pages: {
    model: Model
    basis: Basis
    entities: ReadonlyMap<string, Entity>
    parts: LayeredMap<PartItem>
    products: LayeredMap<ProductItem>
    order: readonly string[]
  }) {
    this.model = pages.model
    this.basis = pages.basis
    this.entities = pages.entities
    this.parts = pages.parts
    this.products = pages.products
    this.order = pages.order
    this.claimsDiscrete = pages.model.products.some(isDiscrete)
  }

  /** Opens the contents on a checked model; linear in its lines. Throws a RangeError on a cycle. */
  static of(model: Model, pack: RulePack, day: string, classes: ContentClasses): ProductContents {
    const basis = basisOf(model, pack, day, classes)
    const entities = byId(model.entities)
    const partItems = model.parts.map((part, place) => new PartItem(part, basis, place))
    const parts = LayeredMap.by(partItems, ({ part }) => part.id)
    const side = new SideBySide(partItems, parts, classes)
    const ids = new Set(model.products.map((product) => product.id))
    const items = model.products.map((product) =>
      productItem(product, basis, entities, { parts, side, isProduct: (id) => ids.has(id) }),
    )
    const products = LayeredMap.by(items, ({ product }) => product.id)
    return new ProductContents({
      model,
      basis,
      entities,
      parts,
      products,
      order: orderOf(model, products),
    })
  }

  /**
   * The contents on the patched model. Only what depends on the patch is worked out anew, and only as
   * far up as a sum differs. Other rates or another currency touch every amount.
   */
  patched(patch: ModelPatch): ProductContents {
    const { basis } = this
    const model = patchModel(this.model, patch)
    const otherMoney = patch.rates !== undefined || model.currency !== this.model.currency
    if (otherMoney || this.changesKind(patch))
      return ProductContents.of(model, basis.pack, basis.day, basis.classes)
    const entities = model.entities === this.model.entities ? this.entities : byId(model.entities)
    const parts = this.parts.with([
      ...gone(patch.removed?.parts),
      ...(patch.parts ?? []).map((part) => [part.id, new PartItem(part, basis)] as const),
    ])
    const products = this.patchedProducts(model, patch, entities, parts)
    const order = products === this.products ? this.order : orderOf(model, products)
    const contents = new ProductContents({ model, basis, entities, parts, products, order })
    for (const [method, sums] of this.sums) contents.sums.set(method, sums.movedTo(contents))
    return contents
  }

  product(id: string): ProductItem {
    const item = this.products.get(id)
    if (!item) throw new RangeError(`no product ${id}`)
    return item
  }

  /** The contents of products by one method. */
  sumsBy(method: Method): ContentSums {
    const known = this.sums.get(method) ?? new ContentSums(this, method)
    this.sums.set(method, known)
    return known
  }

  /** Whether a part of the patch has the id of a product, or the other way round. */
  private changesKind({ parts = [], products = [] }: ModelPatch): boolean {
    return (
      parts.some(({ id }) => this.products.has(id)) || products.some(({ id }) => this.parts.has(id))
    )
  }

  private patchedProducts(
    model: Model,
    patch: ModelPatch,
    entities: ReadonlyMap<string, Entity>,
    parts: LayeredMap<PartItem>,
  ): LayeredMap<ProductItem> {
    const companies = new Set([
      ...(patch.entities ?? []).map(({ id }) => id),
      ...(patch.removed?.entities ?? []),
    ])
    const changed = new Map((patch.products ?? []).map((product) => [product.id, product]))
    if (companies.size > 0) {
      for (const product of model.products)
        if ([product.madeBy, product.exportedBy].some((id) => id != null && companies.has(id)))
          changed.set(product.id, product)
    }
    const removed = (patch.removed?.products ?? []).filter((id) => this.products.has(id))
    if (changed.size === 0 && removed.length === 0) return this.products
    const isProduct = (id: string) => this.products.has(id) || changed.has(id)
    const items = [...changed.values()].map(
      (product) =>
        [
          product.id,
          productItem(product, this.basis, entities, { parts, side: null, isProduct }),
        ] as const,
    )
    return this.products.with([...gone(removed), ...items])
  }
}

/** The products inside a product at any depth, in the order in which the lines name them. */
export function productsBelow(contents: ProductContents, product: string): Product[] {
  const found = new Set([product])
  for (const id of found)
    for (const inside of contents.product(id).lines.subAssemblies.keys()) found.add(inside)
  found.delete(product)
  return Array.from(found, (id) => contents.product(id).product)
}

function productItem(
  product: Product,
  basis: Basis,
  entities: ReadonlyMap<string, Entity>,
  items: ItemsOnLines,
): ProductItem {
  const maker = makerOf(product, entities, basis.pack, basis.day)
  const lines = LinesByItem.of(product.lines, items, basis)
  return new ProductItem(product, maker, lines, basis)
}

function basisOf(model: Model, pack: RulePack, day: string, classes: ContentClasses): Basis {
  const convert = exchange(model.rates, day)
  const into = (currency: string) => ({
    currency,
    rateOf: remembered((from: string): Ratio | null => convert(from, currency)),
  })
  const reporting = into(model.currency)
  return {
    pack,
    day,
    reporting,
    usd: into('USD'),
    classes,
    originOf: remembered((country: string | null): Origin => originOf(pack, country, day)),
    decimal: remembered((text: string): Decimal => parseDecimal(text)),
    plain: remembered((text: string): PlainDecimal | null => plainDecimal(text)),
    plainRateOf: remembered((currency: string): PlainDecimal | null => {
      const rate = reporting.rateOf(currency)
      return rate && plainValue(rate)
    }),
  }
}

function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = work(key)
      known.set(key, value)
    }
    return value
  }
}

function orderOf(model: Model, products: LayeredMap<ProductItem>): string[] {
  const ids = model.products.map(({ id }) => id)
  const at = new Map(ids.map((id, i) => [id, i]))
  const children = ids.map((id) =>
    [...(products.get(id) as ProductItem).lines.subAssemblies.keys()].map(
      (inside) => at.get(inside) as number,
    ),
  )
  const sorted = topologicalOrder({
    size: ids.length,
    children: (node) => children[node] as number[],
  })
  if ('cycle' in sorted) throw new RangeError('the model has a cycle: check it before evaluating')
  return sorted.order.map((node) => ids[node] as string)
}

function gone(ids: readonly string[] = []): (readonly [string, undefined])[] {
  return ids.map((id) => [id, undefined] as const)
}

function byId<T extends Entity | Part>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
