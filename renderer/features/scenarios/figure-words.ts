import type { Bounds } from '../../../shared/calc/result.ts'
import type { ComparedFigures, ComparedProduct } from '../../../shared/scenario/compare.ts'
import type { Cost } from '../../../shared/scenario/cost.ts'
import { count, moneyText, pointsText, safeAmountText, shareText } from '../../ui/format.ts'
import { flipCounts } from './compared-lines.ts'

/** A share from its low to its high, told apart from its level. */
export function boundsText({ low, high }: Bounds, level: string | null): string {
  if (low === null) return 'not known'
  const from = shareText(low, level)
  if (low === high) return from
  return `${from} to ${high === null ? 'no bound' : shareText(high, level)}`
}

/** The room to the level or, above it, the excess; rounded so that it promises no more than there is. */
export function roomText({ headroom, threshold }: ComparedFigures, currency: string): string {
  if (!headroom) return threshold === null ? 'no level' : 'room not known'
  const { low, high, isOver } = headroom
  if (isOver) return low === null ? 'over' : `${safeAmountText(low, 'up')} ${currency} over`
  if (low === null || low.startsWith('-')) return 'room not known'
  const text = `${safeAmountText(low, 'down')} ${currency} room`
  return low === high ? text : `at least ${text}`
}

/** The cost of the parts; where a price is missing, what is known of it. */
export function costText({ amount, known, unknown }: Cost, currency: string): string {
  if (amount !== null) return moneyText(amount, currency)
  return `${moneyText(known, currency)} + ${count(unknown.length, 'item')} without price`
}

/** An exact difference with its sign: `+12.00 USD`. */
export function signed(exact: string, text: (exact: string) => string): string {
  return exact.startsWith('-') ? `−${text(exact.slice(1))}` : `+${text(exact)}`
}

/** By how much bounds move, in points: one figure where both move alike. */
export function movesText({ low, high }: Bounds): string {
  const points = (exact: string | null) =>
    exact === null ? 'not known' : isZero(exact) ? '0' : signed(exact, pointsText)
  return low === high ? points(low) : `${points(low)} to ${points(high)}`
}

export function isZero(exact: string): boolean {
  return !/[1-9]/.test(exact)
}

/** How many products a scenario flips, by destination: `3 of 25 products flip for CN`. */
export function flipsText(rows: readonly ComparedProduct[], column: number): string {
  const counts = flipCounts(rows, column)
  if (counts.length === 0) return `none of ${count(rows.length, 'product')}`
  const [first, ...others] = counts.map(({ destination, flips }) => ({
    text: `${flips} of ${rows.length}`,
    destination,
  }))
  return [
    `${first?.text} products flip for ${first?.destination}`,
    ...others.map(({ text, destination }) => `${text} for ${destination}`),
  ].join(', ')
}
