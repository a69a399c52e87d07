import type { Bounds } from '../../../shared/calc/result/result.ts'
import { exactShareText, readRatio } from '../../../shared/money/display.ts'
import { add, format, ONE, toNumber } from '../../../shared/money/ratio.ts'
import { shareText } from '../../ui/format.ts'

/** A share from its low to its high, told apart from its level. */
export function boundsText({ low, high }: Bounds, level: string | null): string {
  if (low === null) return 'not known'
  const from = shareText(low, level)
  if (low === high) return from
  return `${from} to ${high === null ? 'no bound' : shareText(high, level)}`
}

/** A share with every digit that it has. */
export function exactBounds({ low, high }: Bounds): string {
  if (low === null) return 'not known'
  if (low === high) return `exactly ${exactShareText(low)}`
  return `exactly ${exactShareText(low)} to ${high === null ? 'no bound' : exactShareText(high)}`
}

/** How far an amount moves as a share of it, with its sign: `+12.00 %`. */
export function changeText(change: string): string {
  return change.startsWith('-') ? `−${shareText(change.slice(1))}` : `+${shareText(change)}`
}

/** An exact share as a number to draw with; null: not known. */
export function drawnShare(exact: string | null): number | null {
  return exact === null ? null : toNumber(readRatio(exact))
}

/** How far an amount is from another as an exact share of that one. */
export function apart(amount: string, now: string): string | null {
  const [to, from] = [readRatio(amount), readRatio(now)]
  if (from.n === 0n) return null
  const moved = add({ n: to.n * from.d, d: to.d * from.n }, { n: -ONE.n, d: ONE.d })
  return format(moved)
}
