import type { Model } from '../model/schema.ts'
import { findDestination, refusalOf } from '../rules/destination.ts'
import type { RulePack } from '../rules/pack.ts'
import type { Shipment } from './schema.ts'

/** What a shipment names that is not there, so that it cannot be checked; empty: it can. */
export function problemsOf(
  { reference, destination, lines, exportedBy, spares }: Shipment,
  model: Pick<Model, 'products' | 'parts' | 'entities'>,
  pack: RulePack,
): string[] {
  const refusal = refusalOf(pack, destination)
  const products = new Set(model.products.map(({ id }) => id))
  const isItem = (item: string) => products.has(item) || model.parts.some(({ id }) => id === item)
  return [
    ...(findDestination(pack, destination)
      ? []
      : [
          `${reference}: ${destination} is no destination of ${pack.header.id}${refusal ? `: ${refusal}` : ''}`,
        ]),
    ...lines.flatMap(({ product }) =>
      products.has(product) ? [] : [`${reference}: no product has the id "${product}"`],
    ),
    ...Object.keys(spares ?? {}).flatMap((item) =>
      isItem(item) ? [] : [`${reference}: no part has the id "${item}"`],
    ),
    ...(exportedBy != null && !model.entities.some(({ id }) => id === exportedBy)
      ? [`${reference}: no company has the id "${exportedBy}"`]
      : []),
  ]
}

/** The orders of a book that can be checked, and beside them those that name something that is not there. */
export function checkable<O extends { rows: number[]; shipment: Shipment }>(
  orders: readonly O[],
  model: Pick<Model, 'products' | 'parts' | 'entities'>,
  pack: RulePack,
): { orders: O[]; unread: { rows: number[]; reference: string | null; why: string[] }[] } {
  const found = orders.map((order) => ({ order, why: problemsOf(order.shipment, model, pack) }))
  return {
    orders: found.filter(({ why }) => why.length === 0).map(({ order }) => order),
    unread: found
      .filter(({ why }) => why.length > 0)
      .map(({ order: { rows, shipment }, why }) => ({
        rows,
        reference: shipment.reference,
        why: why.map((one) => `row ${rows.join(', ')}: ${one}`),
      })),
  }
}
