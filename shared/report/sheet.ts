/** What is worked out by the spreadsheet, with what it shows where nothing is worked out. */
export interface FormulaCell {
  /** Without the leading "=". */
  formula: string
  shown: string
}

/** A decimal that formulas count with, in float64 even where that does not keep all of its digits. */
export interface NumberCell {
  number: string
}

export type SheetCell = string | null | FormulaCell | NumberCell

/** A sheet. `header` is the index of the row that holds the headings. */
export interface SheetData<Cell = string | null> {
  name: string
  rows: Cell[][]
  header: number
}

/** A name that spreadsheet programs take for a sheet: 31 characters, none of theirs, never empty. */
export function sheetName(text: string): string {
  const name = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\0-\x1F:\\/?*[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
  return [...name].slice(0, 31).join('').trim() || 'Table'
}

/** Sheets below one another, each under its name, for a file that holds only one; a single one as it is. */
export function stackSheets<Cell>(
  name: string,
  sheets: readonly SheetData<Cell | string | null>[],
): SheetData<Cell | string | null> {
  const [single] = sheets
  if (single && sheets.length === 1) return single
  const rows = sheets.flatMap((sheet, i) => [
    ...(i > 0 ? [[null]] : []),
    [sheet.name.toUpperCase()],
    ...sheet.rows,
  ])
  return { name: sheetName(name), rows, header: 1 + (sheets[0]?.header ?? 0) }
}

/** What a cell shows where nothing is worked out, such as in a CSV file; empty: nothing. */
export function shownCell(cell: SheetCell): string {
  if (cell === null || typeof cell === 'string') return cell ?? ''
  return 'number' in cell ? cell.number : cell.shown
}

/** A fraction in words: as it stands, spreadsheet programs take `1/3` for a day in March. */
export function cellOfExact(exact: string | null): string | null {
  if (!exact?.includes('/')) return exact
  return exact.replace(/^(at most )?/, '$1ratio ')
}

/** A decimal without the zeros at its end, which only a text could keep. */
export function cellOfNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
