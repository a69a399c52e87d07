import type { Act } from '../calc/result/act.ts'
import type { Bounds } from '../calc/result/result.ts'
import { shareText } from '../money/display.ts'
import { ACT_WORDS } from './act-words.ts'
import type { TableCell, TableReport } from './table.ts'

/** The verdict of one product for one destination, as a matrix shows it. */
export interface MatrixCell extends Bounds {
  act: Act
  /** The License Exceptions to look at first, by code; '': none. */
  candidates: string
  rule: string | null
  level: string | null
  /** The selling price; absent: it was not asked for, null: not known. */
  price?: string | null
}

/**
 * Products against destinations. Each product has a cell for every destination, in their order; null:
 * not worked out. What else is said of a product stands under the headings `about`.
 */
export interface Matrix {
  title: string
  subtitle: string
  notes: string[]
  /** The unit of the prices. */
  currency?: string | undefined
  about?: string[]
  destinations: string[]
  products: {
    name: string
    about?: string[]
    cells: (MatrixCell | { base: MatrixCell; now: MatrixCell } | null)[]
  }[]
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
      cells: [
        name,
        ...texts,
        ...cells.map((cell) => (cell && 'now' in cell ? changedCell(cell) : cellOf(cell))),
      ],
    })),
  }
}

function cellOf(cell: MatrixCell | null): TableCell {
  if (!cell) return 'not worked out'
  const { act, candidates, rule, level, low, high, price } = cell
  const verdict = { low, high, level, rule, candidates, ...(price !== undefined && { price }) }
  return { text: spanText(low, high, level), note: rule ?? 'not decided', act, verdict }
}

/** A cell under a scenario, beside what it is without it. */
function changedCell({ base, now }: { base: MatrixCell; now: MatrixCell }): TableCell {
  const cell = cellOf(now)
  const before = cellOf(base)
  if (typeof cell === 'string' || typeof before === 'string') return cell
  const isSame = cell.act === before.act && cell.text === before.text
  const word = ACT_WORDS[base.act].word
  const was = isSame ? 'as in the base' : `base: ${word}, ${before.text}`
  return { ...cell, note: `${cell.note} (${was})` }
}

function spanText(low: string | null, high: string | null, level: string | null): string {
  if (low === null) return 'share not known'
  if (low === high) return shareText(low, level)
  return `${shareText(low, level)} to ${high === null ? 'no bound' : shareText(high, level)}`
}
