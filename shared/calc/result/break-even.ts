import { readRatio } from '../../money/display.ts'
import { add, divide, format, multiply, type Ratio } from '../../money/ratio.ts'
import type { Result } from './result.ts'

/** What brings a share to its level exactly while all else stays, in the reporting currency. */
export interface BreakEven {
  /** How far US content may grow; below zero: how much of it must go. null: no price is known. */
  content: string | null
  /** The selling price at which the share is the level; 0 where nothing counts. */
  price: string
}

/** With what is known to count, and with everything that may count; null: no bound is known. */
export interface BreakEvens {
  low: BreakEven
  high: BreakEven | null
}

/** The break-evens of a determination, exact. null: there is no level or no content to compare. */
export function breakEvensOf({
  price,
  threshold,
  controlled,
}: Pick<Result, 'price' | 'threshold' | 'controlled'>): BreakEvens | null {
  if (threshold === null || controlled.low === null) return null
  const level = readRatio(threshold)
  if (level.n === 0n) return null
  const room = price === null ? null : multiply(readRatio(price), level)
  const at = (exact: string): BreakEven => {
    const counted = readRatio(exact)
    return {
      content: room && format(add(room, negated(counted))),
      price: format(divide(counted, level)),
    }
  }
  return { low: at(controlled.low), high: controlled.high === null ? null : at(controlled.high) }
}

function negated({ n, d }: Ratio): Ratio {
  return { n: -n, d }
}
