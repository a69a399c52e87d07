/** One table of a file. Rows and columns count from 0. */
export interface Sheet {
  name: string
  rows: string[][]
  /** Which cells the file holds as numbers, with a decimal point; absent: it holds text only. */
  numbers?: boolean[][]
  /** Whether the file hides the whole sheet. */
  isHidden?: boolean
  /** What the file says of rows, columns and cells beside their text; absent: nothing. */
  marks?: SheetMarks
}

/** What a spreadsheet says beside the text of cells. */
export interface SheetMarks {
  hiddenRows?: number[]
  hiddenColumns?: number[]
  /** Rows whose cells are struck through. */
  struckRows?: number[]
  /** Currencies that the number formats of cells show, as ISO 4217 codes. */
  currencies?: { row: number; column: number; currency: string }[]
  /** Cells without a value that can be read: formula errors, formulas without a stored value. */
  broken?: { row: number; column: number; message: string }[]
  /** Rows whose cells cannot be told. */
  brokenRows?: { row: number; message: string }[]
  /** Blocks of merged cells; their text stands in the first one. */
  merged?: { row: number; column: number; rows: number; columns: number }[]
}
