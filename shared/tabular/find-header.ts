import { fieldsOf, SURE, USUAL, WEAK } from './claims.ts'
import type { Rows } from './columns.ts'
import type { Field } from './fields.ts'
import { readHeading } from './heading.ts'
import { headingsOf } from './headings.ts'

/** Where the headings stand. */
export interface FoundHeader {
  /** The last row of the headings, from 0; null: there are none. */
  header: number | null
  /** How many rows they take. */
  headerRows: number
}

const ROWS_SEARCHED = 60

/** The row, or the two rows, whose cells are the most like headings, among the first ones. */
export function findHeader(rows: Rows): FoundHeader {
  let best = { header: -1, headerRows: 1, total: 0 }
  for (let row = 0; row < Math.min(rows.length, ROWS_SEARCHED); row++) {
    const alone = rate(rows[row] ?? [])
    if (alone.isLikely && alone.total > best.total) {
      best = { header: row, headerRows: 1, total: alone.total }
    }
    const joined = joinRows(rows, row)
    if (!joined) continue
    const both = rate(joined)
    const below = rate(rows[row + 1] ?? [])
    const gain = both.total - Math.max(alone.total, below.total)
    if (both.isLikely && gain > 0.5 && both.total > best.total) {
      best = { header: row + 1, headerRows: 2, total: both.total }
    }
  }
  return best.header < 0
    ? { header: null, headerRows: 1 }
    : { header: best.header, headerRows: best.headerRows }
}

/** Two rows as one, column by column; null where the second holds numbers, as lines do. */
function joinRows(rows: Rows, row: number): string[] | null {
  const [upper = [], lower = []] = [rows[row], rows[row + 1]]
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length
  if (filled(upper) < 2 || filled(lower) < 2) return null
  if (lower.some((cell) => /^[\s\d.,$€£]+$/.test(cell) && cell.trim() !== '')) return null
  return headingsOf(rows, { header: row + 1, headerRows: 2 })
}

/** How many fields a row of headings names, and whether it may be one. */
function rate(row: readonly string[]): { total: number; isLikely: boolean } {
  const best = new Map<Field, number>()
  const filled = row.filter((cell) => cell.trim() !== '')
  const named = filled.flatMap((cell) => {
    const [first] = [...fieldsOf(readHeading(cell))].sort(([, a], [, b]) => b - a)
    return first ? [first] : []
  })
  for (const [field, score] of named) {
    const counted = score >= USUAL ? Math.min(score, SURE) : score / 2
    best.set(field, Math.max(best.get(field) ?? 0, counted))
  }
  const total = [...best.values()].reduce((sum, score) => sum + score, 0)
  const top = Math.max(0, ...named.map(([, score]) => score))
  const isOfWords = !filled.some((cell) => /^[\d\s.,$€£%-]+$/.test(cell))
  const isNamed = named.length >= Math.min(2, filled.length) || (top >= SURE && isOfWords)
  return { total, isLikely: named.length > 0 && top >= WEAK && isNamed }
}
