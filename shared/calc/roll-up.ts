import { addDecimals, type Decimal, multiplyDecimals } from '../money/decimal.ts'
import { add, multiply, type Ratio, ratioOfDecimal, ZERO } from '../money/ratio.ts'
import { type BucketKey, bucketName, type Compiled, type Leaf, type Node } from './compile.ts'

/** One item in one bucket, over every path from the product to it. */
export interface RolledItem {
  item: string
  name: string | null
  /** Index into the buckets of the roll-up. */
  bucket: number
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
export interface Bucket extends BucketKey {
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
  const buckets = new Buckets()
  for (const index of reachable(compiled, root)) {
    const node = compiled.nodes[index] as Node
    const quantity = quantities.get(index) as Decimal
    const count = paths.get(index) as bigint
    for (const leaf of node.leaves)
      addLeaf(items, buckets, leaf, index, multiplyDecimals(quantity, leaf.quantity), count)
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
  return { items: rolled, buckets: buckets.filled(rolled) }
}

function addLeaf(
  items: Map<string, RolledItem & { at: number }>,
  buckets: Buckets,
  leaf: Leaf,
  at: number,
  quantity: Decimal,
  paths: bigint,
): void {
  const { item, name, affiliatePrice } = leaf
  const { amount, basis, missing } = leaf.unit
  const value = amount && multiply(ratioOfDecimal(quantity), amount)
  const bucket = buckets.indexOf(leaf)
  const key = `${bucket} ${item}`
  const known = items.get(key)
  if (!known) {
    const path: string[] = []
    items.set(key, {
      item,
      name,
      bucket,
      quantity,
      value,
      basis,
      missing,
      affiliatePrice,
      path,
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

/** The buckets met so far, in the order in which they were met. */
class Buckets {
  private readonly keys: BucketKey[] = []
  private readonly known = new Map<string, number>()

  indexOf({ content, channel, unless }: BucketKey): number {
    const name = bucketName({ content, channel, unless })
    const index = this.known.get(name) ?? this.keys.length
    if (index === this.keys.length) {
      this.known.set(name, index)
      this.keys.push({ content, channel, unless })
    }
    return index
  }

  /** The buckets with the values of the items in them. */
  filled(items: readonly RolledItem[]): Bucket[] {
    const buckets = this.keys.map((key) => ({ ...key, value: ZERO, unpriced: false }))
    for (const { bucket: index, value } of items) {
      const bucket = buckets[index] as Bucket
      if (value) bucket.value = add(bucket.value, value)
      else bucket.unpriced = true
    }
    return buckets
  }
}
