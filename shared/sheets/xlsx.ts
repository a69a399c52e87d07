import writeXlsxFile from 'write-excel-file/universal'
import { LONGEST_TEXT, MOST_SHEET_CELLS, MOST_SHEETS } from '../bounds.ts'
import { survivesAsNumber } from './cell-text.ts'
import type { Sheet } from './sheet.ts'
import { readCells, type WorkbookTables } from './xlsx-cells.ts'
import { WorkbookParts } from './xlsx-parts.ts'
import { readSharedTexts } from './xlsx-strings.ts'
import { readStyles } from './xlsx-styles.ts'
import { readXml } from './xml.ts'

/**
 * The sheets of an .xlsx file as texts, with what the file says of them beside that. Numbers come in
 * full, to the digits that a spreadsheet keeps, and where their format changes what they say as it
 * shows them: see `shownText`. Throws an error that says why the file cannot be read.
 */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const parts = new WorkbookParts(bytes)
  const { byId, byType } = parts.targetsOf(parts.main)
  const textOf = (type: string) => parts.text(byType.get(type)?.[0] ?? '') ?? ''
  const { sheets, from1904 } = readWorkbook(parts.text(parts.main) ?? '')
  const tables: WorkbookTables = {
    texts: readSharedTexts(textOf('sharedStrings')),
    styles: readStyles(textOf('styles')),
    from1904,
  }
  if (sheets.length > MOST_SHEETS) throw new Error(`it has more than ${MOST_SHEETS} sheets`)
  const worksheets = new Set(byType.get('worksheet'))
  let most = MOST_SHEET_CELLS
  return sheets.flatMap(({ name, id, isHidden }) => {
    const path = byId.get(id) ?? ''
    const xml = worksheets.has(path) ? parts.text(path) : null
    if (xml === null) return []
    const { rows, numbers, marks } = readCells(xml, tables, most)
    most -= rows.length * (rows[0]?.length ?? 0)
    const isMarked = Object.keys(marks).length > 0
    return { name, rows, numbers, ...(isHidden && { isHidden }), ...(isMarked && { marks }) }
  })
}

function readWorkbook(xml: string) {
  const sheets: { name: string; id: string; isHidden: boolean }[] = []
  let from1904 = false
  readXml(xml, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (element !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? ''
      const isHidden = /^(very)?hidden$/i.test(attributes.state ?? '')
      sheets.push({ name: attributes.name ?? '', id, isHidden })
    },
  })
  return { sheets, from1904 }
}

/**
 * A cell to be written: text, which is a number where float64 keeps all of it; a decimal as the
 * nearest float64; or a formula without its "=".
 */
export type WrittenCell = string | { number: string } | { formula: string }

/** Rows as an .xlsx file with bold headings that stay in view. */
export async function writeXlsx(
  sheets: readonly { name: string; rows: readonly (readonly WrittenCell[])[] }[],
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

function cellOf(cell: WrittenCell, isHeading: boolean) {
  if (typeof cell !== 'string') {
    return 'formula' in cell
      ? { value: `=${cell.formula}`, type: 'Formula' as const }
      : { value: Number(cell.number), type: Number }
  }
  if (isHeading) return { value: cell, type: String, fontWeight: 'bold' as const }
  if (cell === '') return null
  if (survivesAsNumber(cell)) return { value: Number(cell), type: Number }
  return { value: cell.length > LONGEST_TEXT ? cut(cell) : cell, type: String }
}

/** A text that no cell can hold, with a word that it goes on. */
function cut(cell: string): string {
  const said = ` … (cut: ${cell.length} characters)`
  return `${cell.slice(0, LONGEST_TEXT - said.length).toWellFormed()}${said}`
}

const NARROW = 6
const WIDE = 50

function widthsOf(rows: readonly (readonly WrittenCell[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, column) => {
    const lengths = rows.map((row) => lengthOf(row[column] ?? '') + 2)
    return Math.min(WIDE, Math.max(NARROW, ...lengths))
  })
}

/** What a formula will show is not known here: as much as an amount takes. */
function lengthOf(cell: WrittenCell): number {
  if (typeof cell === 'string') return cell.length
  return 'number' in cell ? cell.number.length : 12
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
