import type { Answers } from './question.ts'
import type { CellProblem } from './row.ts'

/** What a spreadsheet says beside the text of cells; rows and columns from 0. */
export interface TableMarks {
  hiddenRows?: readonly number[] | undefined
  hiddenColumns?: readonly number[] | undefined
  /** Rows whose cells are struck through. */
  struckRows?: readonly number[] | undefined
  /** Currencies that number formats show, as ISO 4217 codes. */
  currencies?: readonly { row: number; column: number; currency: string }[] | undefined
  /** Cells without a value that can be read. */
  broken?: readonly { row: number; column: number; message: string }[] | undefined
  /** Blocks of merged cells; their text stands in the first one. */
  merged?: readonly { row: number; column: number; rows: number; columns: number }[] | undefined
  /** Rows whose cells cannot be told. */
  brokenRows?: readonly { row: number; message: string }[] | undefined
}

/** Cells that are merged with more rows above them are blank ones. */
const MOST_MERGED = 1000

/** The marks of a table, by row and cell. */
export class MarksByCell {
  private readonly hidden: ReadonlySet<number>
  private readonly struck: ReadonlySet<number>
  private readonly currencies: ReadonlyMap<string, string>
  private readonly brokenCells: ReadonlyMap<string, string>
  private readonly mergedCells: ReadonlyMap<string, number>
  private readonly brokenRows: ReadonlyMap<number, string>

  constructor({
    hiddenRows,
    struckRows,
    currencies = [],
    broken = [],
    brokenRows = [],
    merged = [],
  }: TableMarks = {}) {
    this.mergedCells = new Map(
      merged.flatMap(({ row, column, rows }) =>
        Array.from({ length: Math.min(rows, MOST_MERGED) - 1 }, (_, i) => [
          name(row + i + 1, column),
          row,
        ]),
      ),
    )
    this.brokenRows = new Map(brokenRows.map(({ row, message }) => [row, message]))
    this.hidden = new Set(hiddenRows)
    this.struck = new Set(struckRows)
    this.currencies = new Map(currencies.map((one) => [name(one.row, one.column), one.currency]))
    this.brokenCells = new Map(broken.map((one) => [name(one.row, one.column), one.message]))
  }

  /** Why a cell holds no value; null: it does. */
  broken(row: number, column: number): string | null {
    return at(this.brokenCells, row, column)
  }

  currency(row: number, column: number): string | null {
    return at(this.currencies, row, column)
  }

  /** The row in which the text of a merged cell stands, where that is above it; null: it is not merged. */
  mergedInto(row: number, column: number): number | null {
    return at(this.mergedCells, row, column)
  }

  /** What is wrong with a row as a whole; nothing: it can be read. */
  rowProblems(row: number): CellProblem[] {
    const message = this.brokenRows.get(row)
    return message === undefined ? [] : [{ field: 'item', text: '', message }]
  }

  /** What is remarkable about a row that is read although the file hides it or strikes it through. */
  remarks(row: number): CellProblem[] {
    const about = (message: string): CellProblem => ({ field: 'item', text: '', message })
    return [
      ...(this.hidden.has(row) ? [about('is hidden in the file, and taken over')] : []),
      ...(this.struck.has(row) ? [about('is struck through in the file, and taken over')] : []),
    ]
  }

  /** Why a row is left out as it was answered; null: it is not. */
  leftOut(row: number, answers: Answers): string | null {
    if (answers.hidden === 'skip' && this.hidden.has(row)) return 'hidden in the file'
    if (answers.struck === 'skip' && this.struck.has(row)) return 'struck through in the file'
    return null
  }
}

function at<T>(cells: ReadonlyMap<string, T>, row: number, column: number): T | null {
  return cells.size === 0 ? null : (cells.get(name(row, column)) ?? null)
}

function name(row: number, column: number): string {
  return `${row}:${column}`
}
