import type { Bounds, Outcome } from '../calc/result/result.ts'
import { shareText } from '../money/display.ts'
import type { TableCell, TableReport } from './table.ts'

/** The verdict of one product for one destination, as a matrix shows it. */
export interface MatrixCell extends Bounds {
  outcome: Outcome
  rule: string | null
  level: string | null
}

/**
 * Products against destinations. Each product has a cell for every destination, in their order; null:
 * not worked out. What else is said of a product stands under the headings `about`.
 */
export interface Matrix {
  title: string
  subtitle: string
  notes: string[]
  about?: string[]
  destinations: string[]
  products: { name: string; about?: string[]; cells: (MatrixCell | null)[] }[]
}

/** A matrix as a table in which every cell says verdict, share and rule in words. */
export function matrixReport({
  about = [],
  destinations,
  products,
  ...heading
}: Matrix): TableReport {
  return {
    ...heading,
    columns: [
      ...['Product', ...about].map((name) => ({
        name,
        align: 'left' as const,
        kind: 'text' as const,
      })),
      ...destinations.map((name) => ({ name, align: 'right' as const, kind: 'share' as const })),
    ],
    rows: products.map(({ name, about: texts = [], cells }) => ({
      cells: [name, ...texts, ...cells.map(cellOf)],
    })),
  }
}

function cellOf(cell: MatrixCell | null): TableCell {
  if (!cell) return 'not worked out'
  const { outcome, rule, level, low, high } = cell
  return { text: spanText(low, high, level), note: rule ?? 'not decided', outcome }
}

function spanText(low: string | null, high: string | null, level: string | null): string {
  if (low === null) return 'share not known'
  if (low === high) return shareText(low, level)
  return `${shareText(low, level)} to ${high === null ? 'no bound' : shareText(high, level)}`
}
