import { readRatio } from '../../money/display.ts'
import { add, format, multiply, type Ratio } from '../../money/ratio.ts'
import type { Bounds, Result } from './result.ts'

/** How much more US content the level leaves room for, or with `isOver` how much lies above it. */
export interface Headroom extends Bounds {
  isOver: boolean
}

/**
 * The level's share of the price less the US content counted, in the reporting currency and exact.
 * A low of null: no bound is known. null: there is no level, no price or no content to compare.
 */
export function headroomOf({
  price,
  threshold,
  controlled,
}: Pick<Result, 'price' | 'threshold' | 'controlled'>): Headroom | null {
  if (price === null || threshold === null || controlled.low === null) return null
  const room = multiply(readRatio(price), readRatio(threshold))
  const high = less(room, readRatio(controlled.low))
  const low = controlled.high === null ? null : less(room, readRatio(controlled.high))
  if (high.n >= 0n) return { low: low && format(low), high: format(high), isOver: false }
  const over = less({ n: 0n, d: 1n }, high)
  return { low: format(over), high: low && format(less({ n: 0n, d: 1n }, low)), isOver: true }
}

function less(a: Ratio, { n, d }: Ratio): Ratio {
  return add(a, { n: -n, d })
}
