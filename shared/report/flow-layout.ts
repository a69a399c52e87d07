import type { FlowBlock } from '../calc/result/flow.ts'
import { readRatio } from '../money/display.ts'
import { toNumber } from '../money/ratio.ts'

/** Where a block is drawn, in shares of the height of the picture. */
export interface FlowPlace {
  /** Its place among the blocks. */
  at: number
  /** How many blocks it lies in. */
  depth: number
  top: number
  height: number
  /** The parts of its height that count, may count and do not count; they add up to it. */
  counted: number
  open: number
  notCounted: number
}

/** How much of the picture things without a known value may take in all, and one of them. */
const MOST_UNPRICED = 0.25
const ONE_UNPRICED = 0.04

/**
 * Lays blocks out as an icicle: each beside the one that it lies in, as high as its value. What has
 * no known value has a height of its own, which is not to scale. The places are those of the blocks.
 */
export function layOutFlow(
  blocks: readonly FlowBlock[],
  { withNotCounted }: { withNotCounted: boolean },
): FlowPlace[] {
  const inside: number[][] = blocks.map(() => [])
  blocks.forEach(({ parent }, at) => {
    if (parent !== null) inside[parent]?.push(at)
  })
  const parts = blocks.map((block, at) => {
    const counted = amountOf(block.counted)
    const open = amountOf(block.open)
    const notCounted = withNotCounted ? amountOf(block.notCounted) : 0
    const isEnd = inside[at]?.length === 0
    const isUnpriced = isEnd && block.unpriced
    const isOther = isEnd && !block.unpriced && withNotCounted && block.notCountedUnpriced
    return { counted, open, notCounted, isUnpriced, isOther }
  })
  const whole = parts[0]
  const priced = whole ? whole.counted + whole.open + whole.notCounted : 0
  const unpriced = parts.filter(({ isUnpriced, isOther }) => isUnpriced || isOther).length
  const each = Math.min(ONE_UNPRICED, MOST_UNPRICED / Math.max(1, unpriced)) * (priced || 1)
  const sizes = parts.map(({ isUnpriced, isOther, ...size }) => ({
    counted: size.counted,
    open: size.open + (isUnpriced ? each : 0),
    notCounted: size.notCounted + (isOther ? each : 0),
  }))
  addUp(blocks, inside, sizes)

  const total = sizes[0] ? sizeOf(sizes[0]) : 0
  if (!(total > 0)) return []
  const places: FlowPlace[] = []
  const below = blocks.map(() => 0)
  blocks.forEach(({ parent }, at) => {
    const { counted, open, notCounted } = sizes[at] as Size
    const outer = parent === null ? null : (places[parent] as FlowPlace)
    const top = outer ? outer.top + (below[parent as number] as number) : 0
    const height = (counted + open + notCounted) / total
    if (parent !== null) below[parent] = (below[parent] as number) + height
    places.push({
      at,
      depth: outer ? outer.depth + 1 : 0,
      top,
      height,
      counted: counted / total,
      open: open / total,
      notCounted: notCounted / total,
    })
  })
  return places
}

interface Size {
  counted: number
  open: number
  notCounted: number
}

/** A block that has others inside is as large as they are together. */
function addUp(blocks: readonly FlowBlock[], inside: readonly number[][], sizes: Size[]): void {
  for (let at = blocks.length - 1; at >= 0; at--) {
    const within = inside[at] as number[]
    if (within.length === 0) continue
    const sum = { counted: 0, open: 0, notCounted: 0 }
    for (const one of within) {
      const size = sizes[one] as Size
      sum.counted += size.counted
      sum.open += size.open
      sum.notCounted += size.notCounted
    }
    sizes[at] = sum
  }
}

function sizeOf({ counted, open, notCounted }: Size): number {
  return counted + open + notCounted
}

function amountOf(exact: string): number {
  return toNumber(readRatio(exact))
}

/** Where an arrow key leads from a block: out, in, or to the one above or below in its column. */
export function nextPlace(places: readonly FlowPlace[], from: number, key: string): number | null {
  const here = places[from]
  if (!here) return null
  const column = (depth: number) =>
    places.filter((place) => place.depth === depth).sort((a, b) => a.top - b.top || a.at - b.at)
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const own = column(here.depth)
    const to = own[own.indexOf(here) + (key === 'ArrowUp' ? -1 : 1)]
    return to?.at ?? from
  }
  const middle = here.top + here.height / 2
  const holds = ({ top, height }: FlowPlace) => top <= middle && middle < top + height
  if (key === 'ArrowLeft') return column(here.depth - 1).find(holds)?.at ?? from
  if (key !== 'ArrowRight') return null
  const within = column(here.depth + 1).filter(
    ({ top, height }) => top + height > here.top && top < here.top + here.height,
  )
  return (within.find(({ top }) => top >= here.top - 1e-9) ?? within[0])?.at ?? from
}
