import type { Bounds } from '../calc/result/result.ts'
import { readRatio } from '../money/display.ts'
import { add, compare as compareRatios, format } from '../money/ratio.ts'
import type {
  ComparedDestination,
  ComparedFigures,
  ComparedProduct,
  ComparedScenario,
} from './compare.ts'
import type { Cost } from './cost.ts'

/** A line of the comparison: a product with what its parts cost, or one of its destinations. */
export type ComparedLine =
  | { kind: 'product'; product: string; cost: ComparedProduct['cost']; margins: Margins }
  | { kind: 'destination'; product: string; row: ComparedDestination }

/** What is left of the selling price over the cost of the parts, for the destinations compared. */
export interface Margins {
  base: Bounds | null
  scenarios: (Bounds | null)[]
}

/** What one scenario turns for one destination. */
export interface FlipCount {
  destination: string
  flips: number
}

/** Whether a scenario makes other figures than the base for a destination. */
export function isChanged(base: ComparedFigures, { figures, flip }: ComparedScenario): boolean {
  return flip !== null || FIGURES.some((figure) => textOf(base, figure) !== textOf(figures, figure))
}

const FIGURES = ['rule', 'share', 'threshold', 'controlled', 'price'] as const

function textOf(figures: ComparedFigures, figure: (typeof FIGURES)[number]): string {
  return JSON.stringify(figures[figure])
}

/** The lines in the order of the products; of what no scenario changes, none where that is asked. */
export function comparedLines(
  rows: readonly ComparedProduct[],
  onlyChanged: boolean,
): ComparedLine[] {
  return rows.flatMap(({ product, cost, destinations }): ComparedLine[] => {
    const shown = destinations.filter(
      ({ base, scenarios }) => !onlyChanged || scenarios.some((each) => isChanged(base, each)),
    )
    if (onlyChanged && shown.length === 0 && !isCostChanged(cost)) return []
    return [
      { kind: 'product', product, cost, margins: marginsOf(cost, destinations) },
      ...shown.map((row) => ({ kind: 'destination' as const, product, row })),
    ]
  })
}

/** How many products and destinations some scenario changes anything for. */
export function changedCount(rows: readonly ComparedProduct[]): number {
  return comparedLines(rows, true).filter(
    (line) => line.kind === 'destination' || isCostChanged(line.cost),
  ).length
}

/** How many products turn their verdict, by destination, those without left out. */
export function flipCounts(rows: readonly ComparedProduct[], column: number): FlipCount[] {
  const counts = new Map<string, number>()
  for (const { destinations } of rows)
    for (const { destination, scenarios } of destinations)
      if (scenarios[column]?.flip) counts.set(destination, (counts.get(destination) ?? 0) + 1)
  return [...counts].map(([destination, flips]) => ({ destination, flips }))
}

/** What a scenario adds to the cost, exact; null: one of the two is not known. */
export function costDifference(base: Cost, cost: Cost | undefined): string | null {
  if (!cost || base.amount === null || cost.amount === null) return null
  return difference(base.amount, cost.amount)
}

/** By how much shares move from one to another, exact; a side that is not known or has no bound: null. */
export function movesOf(from: Bounds, to: Bounds): Bounds | null {
  if (from.low === null || to.low === null) return null
  const high = from.high === null || to.high === null ? null : difference(from.high, to.high)
  return { low: difference(from.low, to.low), high }
}

/** By how much the share moves, exact; null: it does not, or is not one known figure on both sides. */
export function shareDifference(base: ComparedFigures, figures: ComparedFigures): string | null {
  const [from, to] = [base.share, figures.share]
  if (from.low === null || to.low === null) return null
  if (from.low !== from.high || to.low !== to.high || from.low === to.low) return null
  return difference(from.low, to.low)
}

function marginsOf(
  cost: ComparedProduct['cost'],
  destinations: readonly ComparedDestination[],
): Margins {
  return {
    base: marginOf(
      cost.base,
      destinations.map(({ base }) => base.price),
    ),
    scenarios: cost.scenarios.map((each, at) =>
      marginOf(
        each,
        destinations.map(({ scenarios }) => scenarios[at]?.figures.price ?? null),
      ),
    ),
  }
}

/**
 * The lowest and the highest of selling prices less a cost, exact and in its currency; null: there is
 * no price, or one of them or the cost is not known.
 */
export function marginOf(cost: Cost, prices: readonly (string | null)[]): Bounds | null {
  const { amount } = cost
  const known = prices.filter((price) => price !== null)
  if (amount === null || known.length === 0 || known.length < prices.length) return null
  const margins = known.map((price) => readRatio(difference(amount, price))).sort(compareRatios)
  const [low, high] = [margins[0], margins.at(-1)]
  return low && high ? { low: format(low), high: format(high) } : null
}

function isCostChanged({ base, scenarios }: ComparedProduct['cost']): boolean {
  return scenarios.some((cost) => cost.amount !== base.amount || cost.known !== base.known)
}

function difference(from: string, to: string): string {
  const { n, d } = readRatio(from)
  return format(add(readRatio(to), { n: -n, d }))
}
