import { verdictWord } from './act-words.ts'
import { cellOfExact, cellOfNumber, type SheetCell, type SheetData, sheetName } from './sheet.ts'
import { STATEMENT } from './statement.ts'
import {
  cellText,
  type TableCell,
  type TableColumn,
  type TablePart,
  type TableReport,
} from './table.ts'

/** A table or matrix as a sheet: title and notes, the headings, the rows, and what every report says. */
export function tableSheet(table: TableReport): SheetData<SheetCell> {
  const intro = [table.title, table.subtitle, ...table.notes].filter(Boolean).map((text) => [text])
  return {
    name: sheetName(table.title),
    rows: [...intro, [null], ...gridRows(table), [null], [STATEMENT]],
    header: intro.length + 1,
  }
}

/** A further table of a report as a sheet of its own. */
export function partSheet({ title, notes = [], ...grid }: TablePart): SheetData<SheetCell> {
  const intro = notes.map((text) => [text])
  return { name: sheetName(title), rows: [...intro, ...gridRows(grid)], header: intro.length }
}

type Grid = Pick<TableReport, 'columns' | 'rows'>

/** Headings and rows; a column whose figures are rounded is followed by one with every digit. */
function gridRows({ columns, rows }: Grid): SheetCell[][] {
  const isExact = columns.map((_, i) => rows.some(({ cells }) => exactOf(cells[i]) !== undefined))
  return [
    columns.flatMap((column, i) => [
      heading(column),
      ...(isExact[i] ? [`${column.name}, exactly`] : []),
    ]),
    ...rows.map(({ cells }) =>
      cells.flatMap((cell, i): SheetCell[] => [
        sheetCell(cell, columns[i]?.kind ?? 'text'),
        ...(isExact[i] ? [cellOfExact(exactOf(cell) ?? null)] : []),
      ]),
    ),
  ]
}

function heading({ name, kind }: TableColumn): string {
  return kind === 'percent' ? `${name}, %` : name
}

function exactOf(cell: TableCell | undefined): string | undefined {
  return typeof cell === 'object' ? cell.exact : undefined
}

function sheetCell(cell: TableCell, kind: TableColumn['kind']): SheetCell {
  if (kind === 'percent') {
    const figure = cellText(cell).replace(/ %$/, '')
    return /^-?\d+(\.\d+)?$/.test(figure) ? { number: cellOfNumber(figure) } : cellText(cell)
  }
  if (typeof cell === 'string') return kind === 'number' ? withoutThousands(cell) : cell
  const { text, note } = cell
  const shown = kind === 'number' ? withoutThousands(text) : text
  return [verdictWord(cell), shown, note].filter(Boolean).join(', ')
}

/** A number as a spreadsheet reads it, whatever its language; other text as it is. */
function withoutThousands(text: string): string {
  const isNumber = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text)
  return isNumber ? cellOfNumber(text.replaceAll(',', '')) : text
}
