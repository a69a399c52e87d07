import { addDecimals, type Decimal, multiplyDecimals } from '../money/decimal.ts'
import { add, multiply, type Ratio, ratioOfDecimal, ZERO } from '../money/ratio.ts'
import type { Channel, Compiled, Leaf, Node } from './compile.ts'

/** One item in one class and channel, over every path from the product to it. */
export interface RolledItem {
  item: string
  content: number
  channel: Channel
  quantity: Decimal
  /** Exact value in the reporting currency; null where the unit value is not known. */
  value: Ratio | null
  basis: string | null
  missing: string[]
  affiliatePrice: boolean
  path: string[]
  paths: bigint
}

/** The values of one class in one channel. `unpriced`: some of it has no known value. */
export interface Bucket {
  content: number
  channel: Channel
  value: Ratio
  unpriced: boolean
}

/** A product's contents, rolled up exactly through all levels. */
export interface RollUp {
  items: RolledItem[]
  buckets: Bucket[]
}

/**
 * Rolls a product up: every item through every path at its own value (Supp. 2(a) to Part 734), each
 * sub-assembly visited once in topological order. The result does not depend on the destination.
 */
export function rollUp(compiled: Compiled, productId: string): RollUp {
  const root = compiled.rootOf.get(productId)
  if (root === undefined) throw new RangeError(`no product ${productId}`)
  const quantities = new Map<number, Decimal>([[root, { units: 1n, scale: 0 }]])
  const paths = new Map<number, bigint>([[root, 1n]])
  const cameFrom = new Map<number, number>()
  const items = new Map<string, RolledItem & { at: number }>()
  for (const index of reachable(compiled, root)) {
    const node = compiled.nodes[index] as Node
    const quantity = quantities.get(index) as Decimal
    const count = paths.get(index) as bigint
    for (const leaf of node.leaves)
      addLeaf(items, leaf, index, multiplyDecimals(quantity, leaf.quantity), count)
    for (const branch of node.branches) {
      const more = multiplyDecimals(quantity, branch.quantity)
      const known = quantities.get(branch.node)
      quantities.set(branch.node, known ? addDecimals(known, more) : more)
      paths.set(branch.node, (paths.get(branch.node) ?? 0n) + count)
      if (!cameFrom.has(branch.node)) cameFrom.set(branch.node, index)
    }
  }
  const rolled = [...items.values()].map(({ at, ...item }) => ({
    ...item,
    path: [...pathTo(compiled, cameFrom, at), item.item],
  }))
  return { items: rolled, buckets: bucketsOf(rolled) }
}

function addLeaf(
  items: Map<string, RolledItem & { at: number }>,
  leaf: Leaf,
  at: number,
  quantity: Decimal,
  paths: bigint,
): void {
  const { item, content, channel, affiliatePrice } = leaf
  const value = leaf.unit.amount && multiply(ratioOfDecimal(quantity), leaf.unit.amount)
  const key = `${channel} ${content} ${item}`
  const known = items.get(key)
  if (!known) {
    items.set(key, {
      item,
      content,
      channel,
      quantity,
      value,
      basis: leaf.unit.basis,
      missing: leaf.unit.missing,
      affiliatePrice,
      path: [],
      paths,
      at,
    })
    return
  }
  known.quantity = addDecimals(known.quantity, quantity)
  known.value = known.value && value && add(known.value, value)
  known.paths += paths
}

/** The nodes below a root and the root itself, parents first. */
export function reachable(compiled: Compiled, root: number): number[] {
  const found = new Set([root])
  for (const index of found) {
    for (const branch of (compiled.nodes[index] as Node).branches) found.add(branch.node)
  }
  return found.size === 1 ? [root] : compiled.order.filter((index) => found.has(index))
}

function pathTo(compiled: Compiled, cameFrom: ReadonlyMap<number, number>, node: number): string[] {
  const path: string[] = []
  for (let at: number | undefined = node; at !== undefined; at = cameFrom.get(at)) {
    path.push((compiled.nodes[at] as Node).product.id)
  }
  return path.reverse()
}

function bucketsOf(items: readonly RolledItem[]): Bucket[] {
  const buckets = new Map<string, Bucket>()
  for (const { content, channel, value } of items) {
    const key = `${channel} ${content}`
    const bucket = buckets.get(key) ?? { content, channel, value: ZERO, unpriced: false }
    buckets.set(key, bucket)
    if (value) bucket.value = add(bucket.value, value)
    else bucket.unpriced = true
  }
  return [...buckets.values()]
}
