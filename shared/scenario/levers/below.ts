import { topologicalOrder } from '../../model/graph.ts'
import type { Model, Product } from '../../model/schema.ts'
import { add, multiply, ONE, parseRatio, type Ratio, ZERO } from '../../money/ratio.ts'

/** The ids of all items inside a product at any depth; not its own. */
export function idsBelow({ products }: Model, product: string): Set<string> {
  const byId = new Map(products.map((candidate) => [candidate.id, candidate]))
  const found = new Set([product])
  for (const id of found) for (const { item } of byId.get(id)?.lines ?? []) found.add(item)
  found.delete(product)
  return found
}

/** A product and the sub-assemblies inside it, in the order of the model. */
export function assembliesOf(model: Model, product: string): Product[] {
  const inside = idsBelow(model, product)
  return model.products.filter(({ id }) => id === product || inside.has(id))
}

/** How many of each item lie in one product, over all paths, exact. */
export function quantitiesIn(model: Model, product: string): Map<string, Ratio> {
  const assemblies = assembliesOf(model, product)
  const at = new Map(assemblies.map(({ id }, i) => [id, i]))
  const sorted = topologicalOrder({
    size: assemblies.length,
    children: (node) => (assemblies[node]?.lines ?? []).flatMap(({ item }) => at.get(item) ?? []),
  })
  if ('cycle' in sorted) throw new RangeError('the model has a cycle: check it before evaluating')
  const quantities = new Map([[product, ONE]])
  for (const node of sorted.order) {
    const { id, lines } = assemblies[node] as Product
    const times = quantities.get(id) ?? ZERO
    for (const { item, quantity } of lines) {
      const more = multiply(times, parseRatio(quantity))
      quantities.set(item, add(quantities.get(item) ?? ZERO, more))
    }
  }
  return quantities
}
