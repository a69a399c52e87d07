import {
  compare,
  format,
  multiply,
  type Ratio,
  ratioOfDecimal,
  toNumber,
} from '../../money/ratio.ts'
import type { ItemContent, PartItem, ProductItem } from '../content/item.ts'
import type { ProductContents } from '../content/product-contents.ts'
import type { Total, Totals } from './item-totals.ts'
import { type Paths, pathTo, type Stop } from './paths.ts'

/** An item of an exploded bill of materials, or the US content declared inside it. */
export interface Row {
  item: string
  source: PartItem | ProductItem
  placedClass: number
  /** Whether it stands for rows of a table that were not taken over, and not for the item itself. */
  isNotTaken: boolean
  /** How many lie in one product, over all paths, as exact text. */
  quantity: string
  /** Exact value in the reporting currency; null where the unit value is not known. */
  value: Ratio | null
  valueText: string | null
  basis: string | null
  missing: readonly string[]
  path: string[]
  paths: string
  /** What it is sorted by. */
  size: number
  pathText: string
}

/** Floats further apart than this are in the order of the ratios that they stand for. */
const TELLS_APART = 1e-12

/** The rows of items; an item that has no total has none. */
export function rowsOf(
  items: Iterable<string>,
  totals: Totals,
  contents: ProductContents,
  paths: Paths,
): Row[] {
  const known = new Map<string, string[]>()
  const pathOf = (first: string) => {
    const path = known.get(first) ?? pathTo(paths.get(first) as Stop)
    known.set(first, path)
    return path
  }
  const rows: Row[] = []
  for (const item of items) {
    const source = contents.parts.get(item) ?? contents.products.get(item)
    if (!source) continue
    for (const total of totals.get(item) ?? [])
      addRows(rows, item, total, source, [...pathOf(total.first), item])
  }
  return rows
}

/** The rows of tables that were not taken over, for each place in which their product lies. */
export function notTakenRows(paths: Paths): Row[] {
  const rows: Row[] = []
  for (const stop of paths.values()) {
    const { item, node, times } = stop
    if (item.notTaken.leaves.length === 0) continue
    const path = pathTo(stop)
    const total = { channel: node.channel, quantity: times, paths: stop.paths }
    addRows(rows, node.product, total, item, path, item.notTaken)
  }
  return rows
}

/** Rows from the most to the least valuable, those without a known value first; equal ones by path. */
export function sortedWith(sorted: readonly Row[], fresh: Row[]): readonly Row[] {
  if (fresh.length === 0) return sorted
  fresh.sort(inOrder)
  if (sorted.length === 0) return fresh
  const merged: Row[] = []
  let next = 0
  for (const row of sorted) {
    for (let other = fresh[next]; other && inOrder(other, row) < 0; other = fresh[++next])
      merged.push(other)
    merged.push(row)
  }
  return merged.concat(fresh.slice(next))
}

export function byPath(a: { pathText: string }, b: { pathText: string }): number {
  return a.pathText < b.pathText ? -1 : a.pathText > b.pathText ? 1 : 0
}

function addRows(
  rows: Row[],
  item: string,
  total: Pick<Total, 'channel' | 'quantity' | 'paths'>,
  source: PartItem | ProductItem,
  path: string[],
  notTaken?: ItemContent,
): void {
  const content = notTaken ?? source.content
  if (content.leaves.length === 0) return
  const quantity = ratioOfDecimal(total.quantity)
  const texts = {
    quantity: format(quantity),
    path,
    pathText: path.join('\0'),
    paths: `${total.paths}`,
  }
  const terms = content.termsIn(total.channel)
  content.leaves.forEach(({ unit }, i) => {
    const [placedClass] = terms[i] as (typeof terms)[number]
    const value = unit.amount && multiply(quantity, unit.amount)
    rows.push({
      item,
      source,
      placedClass,
      isNotTaken: notTaken !== undefined,
      ...texts,
      value,
      valueText: value && format(value),
      basis: unit.basis,
      missing: unit.missing,
      size: value ? toNumber(value) : Number.POSITIVE_INFINITY,
    })
  })
}

/** Equal rows, an item and all of it declared, stay as they come. */
function inOrder(a: Row, b: Row): number {
  if (!a.value || !b.value) return a.value === b.value ? byPath(a, b) : a.value ? 1 : -1
  const difference = b.size - a.size
  if (Math.abs(difference) > TELLS_APART * (a.size + b.size)) return difference
  return compare(b.value, a.value) || byPath(a, b)
}
