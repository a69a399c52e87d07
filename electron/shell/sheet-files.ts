import { type SheetCell, type SheetData, shownCell } from '../../shared/report/sheet.ts'
import { writeCsv } from '../../shared/sheets/csv.ts'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'

/** A sheet as a CSV file; formulas as what they give. */
export function csvFile({ rows }: SheetData<SheetCell>): Uint8Array {
  return new TextEncoder().encode(writeCsv(rows.map((row) => row.map(shownCell))))
}

/** Sheets as an Excel workbook. */
export function xlsxFile(sheets: readonly SheetData<SheetCell>[]): Promise<Uint8Array> {
  return writeXlsx(
    sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((c) => c ?? '')) })),
  )
}
