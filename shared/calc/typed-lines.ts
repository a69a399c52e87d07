import { ratioOfDecimal, toNumber } from '../money/ratio.ts'
import { nodeName } from './content/branch.ts'
import type { ItemContent } from './content/item.ts'
import type { ProductContents } from './content/product-contents.ts'
import type { Use } from './content/sums.ts'
import { pathsFrom, type Stop } from './explain/paths.ts'
import type { Method } from './result/result.ts'

/** The bill of materials of one product as typed arrays, nodes in topological order. */
export interface Lines {
  /** Node i has its leaves at leafStart[i] to leafStart[i + 1], its branches likewise. */
  leafStart: Int32Array
  leafClass: Int32Array
  leafQuantity: Float64Array
  leafUnit: Float64Array
  branchStart: Int32Array
  branchTo: Int32Array
  branchQuantity: Float64Array
}

/** Beyond these sizes, products of floats could leave their exact range of exponents. */
const TRUSTED = { least: 1e-60, most: 1e60 }
const UNIT_ROUNDOFF = 2 ** -53

/** Lays a product's lines out. `position` says where the sum of each placed class lies. */
export function linesOf(
  contents: ProductContents,
  product: string,
  method: Method,
  position: ReadonlyMap<number, number>,
): Lines {
  const paths = pathsFrom(contents, product, method)
  const nodeAt = new Map([...paths.keys()].map((name, i) => [name, i]))
  const stops = [...paths.values()]
  const leaves = stops.map((stop) => leavesAt(contents, stop))
  const flat = leaves.flat()
  const branches = stops.flatMap((stop) => stop.branches)
  return {
    leafStart: starts(leaves.map((list) => list.length)),
    leafClass: Int32Array.from(flat, ({ placedClass }) => position.get(placedClass) as number),
    leafQuantity: Float64Array.from(flat, ({ use }) => quantityOf(use)),
    leafUnit: Float64Array.from(flat, ({ unit }) => unit),
    branchStart: starts(stops.map((stop) => stop.branches.length)),
    branchTo: Int32Array.from(branches, ({ inside }) => nodeAt.get(nodeName(inside)) as number),
    branchQuantity: Float64Array.from(branches, ({ use }) => quantityOf(use)),
  }
}

/** Rolls the lines up: how many of each node lie in one product, and the value in each placed class. */
export function sumLines(lines: Lines, multiplicity: Float64Array, sums: Float64Array): void {
  const { leafStart, leafClass, leafQuantity, leafUnit, branchStart, branchTo, branchQuantity } =
    lines
  multiplicity.fill(0)
  multiplicity[0] = 1
  sums.fill(0)
  for (let node = 0; node < multiplicity.length; node++) {
    const times = multiplicity[node] as number
    const leafEnd = leafStart[node + 1] as number
    for (let at = leafStart[node] as number; at < leafEnd; at++) {
      const placedClass = leafClass[at] as number
      sums[placedClass] =
        (sums[placedClass] as number) +
        times * (leafQuantity[at] as number) * (leafUnit[at] as number)
    }
    const branchEnd = branchStart[node + 1] as number
    for (let at = branchStart[node] as number; at < branchEnd; at++) {
      const to = branchTo[at] as number
      multiplicity[to] = (multiplicity[to] as number) + times * (branchQuantity[at] as number)
    }
  }
}

/**
 * By what fraction sums and shares may be off; infinite where an amount is out of the floats' safe
 * range. All terms are positive, so each rounding adds at most one unit roundoff to the relative
 * error: one an addition, and a few for reading an amount, multiplying along a path and dividing by
 * the price.
 */
export function trustedError(
  lines: Lines,
  multiplicity: Float64Array,
  placedClasses: number,
  prices: readonly number[],
): number {
  const amounts: Iterable<number>[] = [
    lines.leafQuantity,
    lines.leafUnit,
    lines.branchQuantity,
    multiplicity,
    prices,
  ]
  for (const values of amounts) {
    for (const value of values)
      if (value !== 0 && !(value > TRUSTED.least && value < TRUSTED.most))
        return Number.POSITIVE_INFINITY
  }
  const { leafClass, branchTo } = lines
  const roundings =
    leafClass.length + branchTo.length + placedClasses + 8 * multiplicity.length + 32
  return 2 * roundings * UNIT_ROUNDOFF
}

function leavesAt(
  contents: ProductContents,
  { node, item, wholes }: Stop,
): { placedClass: number; unit: number; use: Use }[] {
  const terms = (content: ItemContent | undefined, channel: typeof node.channel, use: Use) =>
    (content?.termsIn(channel) ?? []).map(([placedClass, sum]) => ({
      placedClass,
      unit: toNumber(sum),
      use,
    }))
  return [
    ...[...item.lines.parts].flatMap(([part, use]) =>
      terms(contents.parts.get(part)?.content, node.channel, use),
    ),
    ...wholes.flatMap(({ item: whole, channel, use }) =>
      terms(contents.product(whole).content, channel, use),
    ),
  ]
}

function quantityOf({ quantity }: Use): number {
  return toNumber(ratioOfDecimal(quantity))
}

function starts(sizes: readonly number[]): Int32Array {
  const start = new Int32Array(sizes.length + 1)
  sizes.forEach((size, i) => {
    start[i + 1] = (start[i] as number) + size
  })
  return start
}
