import type { Model, Product, Rate } from '../model/schema.ts'
import { findDestination } from '../rules/destination.ts'
import type { RulePack } from '../rules/pack.ts'

/** What is determined: a product for some destinations, on a day. */
export interface Asked {
  product: string
  destinations: readonly string[]
  on: string
}

/**
 * The part of a model that a determination rests on: the product and all that lies in it at any depth,
 * the companies that make, ship or supply it, the selling prices for the destinations and the countries
 * that answer for them, and of each pair of currencies the rate of the day. Rows stay whole and in
 * their order. Throws a RangeError on a product that does not exist.
 */
export function subModelOf(model: Model, pack: RulePack, { product, ...asked }: Asked): Model {
  return subModelOfProducts(model, pack, { ...asked, products: [product] })
}

/** The same of several products, with companies that take part beside them. */
export function subModelOfProducts(
  model: Model,
  pack: RulePack,
  asked: Omit<Asked, 'product'> & {
    products: readonly string[]
    companies?: readonly (string | null | undefined)[]
  },
): Model {
  const { parts, products } = insideOf(model, asked.products)
  const codes = new Set(
    asked.destinations.flatMap((code) => findDestination(pack, code)?.codes ?? [code]),
  )
  const companies = new Set<unknown>([
    ...(asked.companies ?? []),
    ...products.flatMap(({ madeBy, exportedBy }) => [madeBy, exportedBy]),
    ...parts.map(({ supplier }) => supplier),
  ])
  return {
    ...model,
    rates: ratesOf(model.rates, asked.on),
    entities: model.entities.filter(({ id }) => companies.has(id)),
    parts,
    products: products.map((product) => pricedFor(product, codes)),
  }
}

function insideOf(model: Model, asked: readonly string[]): Pick<Model, 'parts' | 'products'> {
  const byId = new Map(model.products.map((one) => [one.id, one]))
  const missing = asked.find((product) => !byId.has(product))
  if (missing !== undefined) throw new RangeError(`no product ${missing}`)
  const inside = new Set(asked)
  for (const id of inside) for (const { item } of byId.get(id)?.lines ?? []) inside.add(item)
  return {
    parts: model.parts.filter(({ id }) => inside.has(id)),
    products: model.products.filter(({ id }) => inside.has(id)),
  }
}

function pricedFor(product: Product, codes: ReadonlySet<string>): Product {
  if (!product.prices) return product
  const prices = Object.entries(product.prices).filter(([code]) => codes.has(code))
  return { ...product, prices: Object.fromEntries(prices) }
}

/** The newest rate of each pair, in the direction in which it is quoted, that is not after the day. */
function ratesOf(rates: readonly Rate[], day: string): Rate[] {
  const newest = new Map<string, Rate>()
  for (const rate of rates) {
    if (rate.asOf > day) continue
    const pair = `${rate.from}>${rate.to}`
    const known = newest.get(pair)
    if (!known || rate.asOf > known.asOf) newest.set(pair, rate)
  }
  return [...newest.values()]
}
