import type { Model } from '../model/schema.ts'

/**
 * A product and all that lies in it, each after what lies in it. Lines that are changed in this order
 * never leave a cycle: what is changed already leads to nothing that is not.
 */
export function innermostFirst({ products, parts }: Model, product: string): string[] {
  const linesOf = childrenOf(products)
  const known = new Set([...products, ...parts].map(({ id }) => id))
  const order: string[] = []
  const begun = new Set([product])
  const stack = [{ id: product, at: 0 }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = linesOf.get(top.id)?.[top.at++]
    if (next === undefined) {
      order.push(top.id)
      stack.pop()
    } else if (known.has(next) && !begun.has(next)) {
      begun.add(next)
      stack.push({ id: next, at: 0 })
    }
  }
  return order
}

/** Gives a shortest way from a product down to an item in it, both named; only the item where there is none. */
export function pathsFrom({ products }: Model, product: string): (item: string) => string[] {
  const linesOf = childrenOf(products)
  const above = new Map<string, string | null>([[product, null]])
  for (const id of above.keys())
    for (const child of linesOf.get(id) ?? []) if (!above.has(child)) above.set(child, id)
  return (item) => {
    const path: string[] = []
    for (let at: string | null = item; at !== null; at = above.get(at) ?? null) path.push(at)
    return path.reverse()
  }
}

function childrenOf(products: Model['products']): Map<string, string[]> {
  return new Map(products.map(({ id, lines }) => [id, lines.map(({ item }) => item)]))
}
