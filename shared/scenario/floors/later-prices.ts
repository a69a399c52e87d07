import type { ModelPatch } from '../../model/patch.ts'
import type { Model, Money, Part, Price, Product } from '../../model/schema.ts'

/** A price that is recorded and holds only from a later day on. */
export interface LaterPrice {
  item: string
  /** The destination that it is for; empty: all. */
  destination: string
  validFrom: string
  price: Price | Money
}

/** The patch that gives the items of a model the prices that hold on a day. */
export function patchOfPrices(
  { parts, products }: Pick<Model, 'parts' | 'products'>,
  later: readonly LaterPrice[],
  day: string,
): ModelPatch {
  const inForce = later
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const byItem = Map.groupBy(inForce, ({ item }) => item)
  return {
    parts: parts.flatMap((part) => {
      const price = byItem.get(part.id)?.findLast(({ destination }) => destination === '')?.price
      return price ? [{ ...part, price } as Part] : []
    }),
    products: products.flatMap((product) => {
      const found = byItem.get(product.id)
      if (!found) return []
      const general = found.findLast(({ destination }) => destination === '')?.price
      const local = found.filter(({ destination }) => destination !== '')
      const prices = Object.fromEntries(
        local.map(({ destination, price }) => [destination, price] as const),
      )
      return [
        {
          ...product,
          ...(general && { price: general }),
          ...(local.length > 0 && { prices: { ...product.prices, ...prices } }),
        } as Product,
      ]
    }),
  }
}
