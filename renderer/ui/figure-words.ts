import type { Bounds } from '../../shared/calc/result/result.ts'
import { readRatio } from '../../shared/money/display.ts'
import { format, multiply } from '../../shared/money/ratio.ts'
import type { ComparedFigures, ComparedProduct } from '../../shared/scenario/compare.ts'
import { flipCounts } from '../../shared/scenario/compared.ts'
import type { Cost } from '../../shared/scenario/cost.ts'
import { amountText, count, pointsText, safeAmountText, shareText, signed } from './format.ts'

/** A share from its low to its high, told apart from its level. */
export function boundsText({ low, high }: Bounds, level: string | null): string {
  if (low === null) return 'not known'
  const from = shareText(low, level)
  if (low === high) return from
  return `${from} to ${high === null ? 'no bound' : shareText(high, level)}`
}

/** The room to the level or, above it, the excess; rounded so that it promises no more than there is. */
export function roomText({ headroom, threshold }: ComparedFigures): string {
  if (!headroom) return threshold === null ? 'no level' : 'room not known'
  const { low, high, isOver } = headroom
  if (isOver) return low === null ? 'over' : `over by ${safeAmountText(low, 'up')}`
  if (low === null || low.startsWith('-')) return 'room not known'
  const room = safeAmountText(low, 'down')
  return low === high ? `room ${room}` : `room ${room} or more`
}

/** The cost of the parts; where a price is missing, what is known of it. */
export function costText({ amount, known, unknown }: Cost): string {
  if (amount !== null) return amountText(amount)
  return `${amountText(known)} + ${count(unknown.length, 'item')} without price`
}

/** By how much bounds move, in points: one figure where both move alike. */
export function movesText({ low, high }: Bounds): string {
  const points = (exact: string | null) =>
    exact === null ? 'not known' : isZero(exact) ? '0' : signed(exact, pointsText)
  return low === high ? points(low) : `${points(low)} to ${points(high)}`
}

/** A move in points without rounding, a fraction where it does not end. */
export function exactPoints(exact: string): string {
  return signed(format(multiply(readRatio(exact), { n: 100n, d: 1n })), (points) => points)
}

export function isZero(exact: string): boolean {
  return !/[1-9]/.test(exact)
}

/** How many products a scenario flips: `3 of 25 products flip for CN, 4 for IR`. */
export function flipsText(rows: readonly ComparedProduct[], column: number): string {
  const counts = flipCounts(rows, column)
  if (counts.length === 0) return `none of ${count(rows.length, 'product')}`
  const [first, ...others] = counts
  return [
    `${first?.flips} of ${count(rows.length, 'product')} flip for ${first?.destination}`,
    ...others.map(({ destination, flips }) => `${flips} for ${destination}`),
  ].join(', ')
}
