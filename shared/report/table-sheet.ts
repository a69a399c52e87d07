import { cellOfNumber, type SheetData, sheetName } from './sheet.ts'
import { STATEMENT } from './statement.ts'
import type { TableCell, TableReport } from './table.ts'
import { VERDICT_WORDS } from './words.ts'

/** A table or matrix as a sheet: title and notes, the headings, the rows, and what every report says. */
export function tableSheet(table: TableReport): SheetData {
  const intro = [table.title, table.subtitle, ...table.notes].filter(Boolean).map((text) => [text])
  const rows = table.rows.map(({ cells }) =>
    cells.map((cell, i) => cellText(cell, table.columns[i]?.kind === 'number')),
  )
  const headings = table.columns.map(({ name }) => name)
  return {
    name: sheetName(table.title),
    rows: [...intro, [null], headings, ...rows, [null], [STATEMENT]],
    header: intro.length + 1,
  }
}

function cellText(cell: TableCell, isNumber: boolean): string {
  if (typeof cell === 'string') return isNumber ? withoutThousands(cell) : cell
  const { text, note, outcome } = cell
  const word = outcome && VERDICT_WORDS[outcome].word
  const shown = isNumber ? withoutThousands(text) : text
  return [word, shown, note].filter(Boolean).join(', ')
}

/** A number as a spreadsheet reads it, whatever its language; other text as it is. */
function withoutThousands(text: string): string {
  const isNumber = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text)
  return isNumber ? cellOfNumber(text.replaceAll(',', '')) : text
}
