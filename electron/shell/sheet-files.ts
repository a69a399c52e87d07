import type { SheetData } from '../../shared/report/sheet.ts'
import { writeCsv } from '../../shared/sheets/csv.ts'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'

/** A sheet as a CSV file. */
export function csvFile(sheet: SheetData): Uint8Array {
  return new TextEncoder().encode(writeCsv(filled(sheet).rows))
}

/** Sheets as an Excel workbook. */
export function xlsxFile(sheets: readonly SheetData[]): Promise<Uint8Array> {
  return writeXlsx(sheets.map(filled))
}

function filled({ name, rows }: SheetData): { name: string; rows: string[][] } {
  return { name, rows: rows.map((row) => row.map((cell) => cell ?? '')) }
}
