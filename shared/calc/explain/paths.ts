import { addDecimals, type Decimal, multiplyDecimals, parseDecimal } from '../../money/decimal.ts'
import { branchTo, type Node, nodeName } from '../content/branch.ts'
import type { Channel } from '../content/channel.ts'
import type { ProductItem } from '../content/item.ts'
import type { ProductContents } from '../content/product-contents.ts'
import type { Use } from '../content/sums.ts'
import type { Method } from '../result/result.ts'

/** One product in one channel below a root, over all the paths that lead to it. */
export interface Stop {
  node: Node
  item: ProductItem
  /** How many lie in one of the root. */
  times: Decimal
  paths: bigint
  /** The stop before it on the path that is shown; null for the root. */
  from: Stop | null
  branches: { inside: Node; use: Use }[]
  /** Sub-assemblies on its lines that are an item of their own. */
  wholes: { item: string; channel: Channel; use: Use }[]
}

const NONE: Decimal = { units: 0n, scale: 0 }
const ONE_ITEM: Decimal = { units: 1n, scale: 0 }

/** The stops below a root and the root itself by name, each after all that contain it. */
export type Paths = ReadonlyMap<string, Stop>

/**
 * Walks down from a product once. The order follows from the lines alone: each sub-assembly comes as
 * the lines name it, once all that contain it are done. Iterative, so that depth has no limit.
 */
export function pathsFrom(contents: ProductContents, root: string, method: Method): Paths {
  const order = stopsBelow(contents, root, method).reverse()
  const [top] = order
  if (top) {
    top.times = copiesOf(top.item)
    top.paths = 1n
  }
  const paths = new Map(order.map((stop) => [nodeName(stop.node), stop]))
  for (const stop of order) {
    for (const { inside, use } of stop.branches) {
      const below = paths.get(nodeName(inside)) as Stop
      below.times = addDecimals(below.times, multiplyDecimals(stop.times, use.quantity))
      below.paths += stop.paths * BigInt(use.lines)
      below.from ??= stop
    }
  }
  return paths
}

/** How many of a product its lines are counted for: the copies of software sold, else one. */
function copiesOf({ product, copies }: ProductItem): Decimal {
  return copies && product.sales?.units != null ? parseDecimal(product.sales.units) : ONE_ITEM
}

/** The path to a stop, from the root down. */
export function pathTo(stop: Stop): string[] {
  const path: string[] = []
  for (let at: Stop | null = stop; at; at = at.from) path.push(at.node.product)
  return path.reverse()
}

/** Every stop after all that it contains. */
function stopsBelow(contents: ProductContents, root: string, method: Method): Stop[] {
  const first = stopAt({ product: root, channel: 'sure' })
  const met = new Set([nodeName(first.node)])
  const open = [{ stop: first, next: 0 }]
  const done: Stop[] = []
  for (let top = open.at(-1); top; top = open.at(-1)) {
    // The last branch first: turned round, the order is that of the lines.
    const { branches } = top.stop
    const inside = branches[branches.length - 1 - top.next++]?.inside
    if (!inside) {
      done.push(top.stop)
      open.pop()
    } else if (!met.has(nodeName(inside))) {
      met.add(nodeName(inside))
      open.push({ stop: stopAt(inside), next: 0 })
    }
  }
  return done

  function stopAt(node: Node): Stop {
    const item = contents.product(node.product)
    const stop: Stop = { node, item, times: NONE, paths: 0n, from: null, branches: [], wholes: [] }
    for (const [product, use] of item.lines.subAssemblies) {
      const { inside, whole } = branchTo(node.channel, contents.product(product), method)
      stop.branches.push({ inside, use })
      if (whole) stop.wholes.push({ item: product, channel: whole, use })
    }
    return stop
  }
}

/** Whether two paths stop at the same places and come to each by the same path. */
export function samePaths(a: Paths, b: Paths): boolean {
  if (a.size !== b.size) return false
  const others = b.entries()
  for (const [name, stop] of a) {
    const [otherName, other] = others.next().value as [string, Stop]
    if (name !== otherName || fromName(stop) !== fromName(other)) return false
  }
  return true
}

function fromName({ from }: Stop): string | null {
  return from && nodeName(from.node)
}
