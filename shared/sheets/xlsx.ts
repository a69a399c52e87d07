import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/universal'
import type { Sheet } from './sheet.ts'
import { readSheetInfos } from './xlsx-marks.ts'

/**
 * The sheets of an .xlsx file as texts, with what the file says of them beside that. Numbers come as
 * a spreadsheet shows them in full: see `numberText`; with leading zeros where their format shows them.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const buffer = new Uint8Array(bytes).buffer
  const sheets = await readXlsxFile(buffer, {
    trim: false,
    parseNumber: (text) => ({ number: text }) as unknown as number,
  })
  const infos = new Map(readSheetInfos(bytes).map((info) => [info.name, info]))
  return sheets.map(({ sheet, data }) => {
    const info = infos.get(sheet)
    const rows = data.map((row) => row.map(cellText))
    for (const { row, column, digits } of info?.padded ?? []) {
      const text = rows[row]?.[column] ?? ''
      if (rows[row] && /^\d+$/.test(text)) rows[row][column] = text.padStart(digits, '0')
    }
    return {
      name: sheet,
      rows,
      numbers: data.map((row) => row.map(isNumber)),
      ...(info?.isHidden && { isHidden: true }),
      ...(info && Object.keys(info.marks).length > 0 && { marks: info.marks }),
    }
  })
}

/** Rows as an .xlsx file with bold headings that stay in view. */
export async function writeXlsx(
  sheets: readonly { name: string; rows: readonly (readonly string[])[] }[],
): Promise<Uint8Array> {
  const data = sheets.map(({ name, rows }) => ({
    sheet: sheetName(name),
    data: rows.map((row, i) => row.map((cell) => cellOf(cell, i === 0))),
    columns: widthsOf(rows).map((width) => ({ width })),
    stickyRowsCount: 1,
  }))
  const blob = await writeXlsxFile(data).toBlob()
  return new Uint8Array(await (blob as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer())
}

/** Significant digits that a spreadsheet keeps and shows. */
const DIGITS = 15

/** The decimal text of a number cell, to the fifteen digits that a spreadsheet shows: 0.1 + 0.2 is "0.3". */
export function numberText(stored: string): string {
  const number = Number(stored)
  if (!Number.isFinite(number)) return stored
  const [mantissa = '', exponent = '0'] = number.toExponential(DIGITS - 1).split('e')
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0'
  const point = Number(exponent) + 1
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const whole = padded.slice(0, at)
  const fraction = padded.slice(at)
  const sign = number < 0 ? '-' : ''
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`
}

/** Whether a float64 cell gives this very decimal text back. */
export function survivesAsNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text !== '-0' && numberText(text) === text
}

function isNumber(cell: unknown): boolean {
  return typeof cell === 'object' && cell !== null && 'number' in cell
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (cell instanceof Date) return dateText(cell)
  if (typeof cell === 'object' && 'number' in cell) return numberText(String(cell.number))
  return String(cell)
}

function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`
}

function cellOf(cell: string, isHeading: boolean) {
  if (isHeading) return { value: cell, type: String, fontWeight: 'bold' as const }
  if (cell === '') return null
  return survivesAsNumber(cell)
    ? { value: Number(cell), type: Number }
    : { value: cell, type: String }
}

const NARROW = 6
const WIDE = 50

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, column) => {
    const lengths = rows.map((row) => (row[column] ?? '').length + 2)
    return Math.min(WIDE, Math.max(NARROW, ...lengths))
  })
}

/** Sheet names have at most 31 characters, and some are not allowed. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  )
}
