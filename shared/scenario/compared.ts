import { readRatio } from '../money/display.ts'
import { add, format } from '../money/ratio.ts'
import type {
  ComparedDestination,
  ComparedFigures,
  ComparedProduct,
  ComparedScenario,
} from './compare.ts'
import type { Cost } from './cost.ts'

/** A line of the comparison: a product with what its parts cost, or one of its destinations. */
export type ComparedLine =
  | { kind: 'product'; product: string; cost: ComparedProduct['cost'] }
  | { kind: 'destination'; product: string; row: ComparedDestination }

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
      { kind: 'product', product, cost },
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

/** By how much the share moves, exact; null: it does not, or is not one known figure on both sides. */
export function shareDifference(base: ComparedFigures, figures: ComparedFigures): string | null {
  const [from, to] = [base.share, figures.share]
  if (from.low === null || to.low === null) return null
  if (from.low !== from.high || to.low !== to.high || from.low === to.low) return null
  return difference(from.low, to.low)
}

function isCostChanged({ base, scenarios }: ComparedProduct['cost']): boolean {
  return scenarios.some((cost) => cost.amount !== base.amount || cost.known !== base.known)
}

function difference(from: string, to: string): string {
  const { n, d } = readRatio(from)
  return format(add(readRatio(to), { n: -n, d }))
}
