import { LONGEST_VALUE } from '../bounds.ts'
import { saysUnknown } from './cell.ts'
import { cleanCell } from './clean.ts'
import type { Rows } from './columns.ts'
import { type Heading, plain, readHeading } from './heading.ts'
import { type DecimalMark, findDecimalMark, readNumber } from './number.ts'

/** A column of a table as it is judged: its heading and the cells below. */
export interface ColumnView {
  /** Its place, from 0. */
  index: number
  heading: Heading
  /** One for each row of the view, trimmed. */
  cells: readonly string[]
  /** The cells that say something. */
  filled: readonly string[]
  mark: DecimalMark | null
}

/** The rows that columns are judged by. */
export interface TableView {
  columns: readonly ColumnView[]
  /** The rows, by their place in the table from 0. */
  rows: readonly number[]
}

const ROWS_JUDGED = 2000

/**
 * The columns of a table below its headings. Rows with a single cell, such as titles and signatures,
 * say nothing about columns.
 */
export function viewTable(rows: Rows, headings: readonly string[], from: number): TableView {
  const judged: number[] = []
  let width = headings.length
  for (let row = from; row < rows.length; row++) {
    const cells = rows[row] ?? []
    width = Math.max(width, cells.length)
    if (judged.length < ROWS_JUDGED && isLineLike(cells, headings)) judged.push(row)
  }
  const columns = Array.from({ length: width }, (_, index): ColumnView => {
    const cells = judged.map((row) => cleanCell(rows[row]?.[index] ?? '').trim())
    const filled = cells.filter((cell) => cell !== '' && !saysUnknown(cell))
    const mark = findDecimalMark(filled)
    return {
      index,
      heading: readHeading(headings[index] ?? ''),
      cells,
      filled,
      mark: mark === 'mixed' ? null : mark,
    }
  })
  return { columns, rows: judged }
}

function isLineLike(cells: readonly string[], headings: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length
  const named = headings.filter((heading) => heading.trim() !== '').length
  if (filled === 0 || (filled === 1 && named > 1)) return false
  return !cells.every((cell, i) => plain(cell) === plain(headings[i] ?? ''))
}

/** The part of the filled cells that a test holds for; 1 where none is filled. It holds for no cell that is too long for a value. */
export function shareOf({ filled }: ColumnView, fits: (cell: string) => boolean): number {
  const fitting = filled.filter((cell) => cell.length <= LONGEST_VALUE && fits(cell))
  return filled.length === 0 ? 1 : fitting.length / filled.length
}

/** Whether the columns say the same in every row in which both say something. */
export function holdTheSame(one: ColumnView, other: ColumnView): boolean {
  let alike = 0
  const cells = comparable(one)
  const beside = comparable(other)
  for (const [i, cell] of cells.entries()) {
    const next = beside[i]
    if (!cell || !next) continue
    const isSame = cell.text === next.text || (cell.number !== null && cell.number === next.number)
    if (!isSame) return false
    alike++
  }
  return alike > 0 || one.filled.length === 0 || other.filled.length === 0
}

/** A cell as it is compared: its text whatever its case, and the number that it is. */
interface Comparable {
  text: string
  number: number | null
}

/** The cells of columns as they are compared, read once however many columns there are. */
const read = new WeakMap<ColumnView, readonly (Comparable | null)[]>()

/** The cells of a column as they are compared; null: an empty one. */
function comparable(column: ColumnView): readonly (Comparable | null)[] {
  const known = read.get(column)
  if (known) return known
  const cells = column.cells.map((cell) => {
    if (cell === '') return null
    const number = readNumber(cell)
    return { text: cell.toLowerCase(), number: number.ok ? Number(number.value.amount) : null }
  })
  read.set(column, cells)
  return cells
}

/** The numbers of a column, row by row; null where the cell is none. */
export function numbersOf(column: ColumnView): (number | null)[] {
  return column.cells.map((cell) => {
    const number = readNumber(cell.replace(UNIT_BEHIND, '$1'), {
      mark: column.mark,
      currency: 'CNY',
    })
    return number.ok && !number.value.percent ? Number(number.value.amount) : null
  })
}

const UNIT_BEHIND = /^(.*\d)\s*[\p{L}²³/]{1,6}\.?$/u
