import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS } from '../bounds.ts'
import { shownText } from './cell-text.ts'
import type { SheetMarks } from './sheet.ts'
import { type SharedText, TextRuns } from './xlsx-strings.ts'
import type { Style } from './xlsx-styles.ts'
import { readXml, unescaped } from './xml.ts'

/** What the cells of all sheets of a workbook refer to. */
export interface WorkbookTables {
  texts: readonly SharedText[]
  styles: readonly Style[]
  /** Whether days are counted from 1904. */
  from1904: boolean
}

export interface Cells {
  rows: string[][]
  /** Which cells hold numbers and are shown as such. */
  numbers: boolean[][]
  marks: SheetMarks
}

const NO_VALUE = 'is a formula without a stored value: open the file in Excel and save it'

/** The cells of one sheet as texts, and what the sheet says of them. Throws where there are more than `most`. */
export function readCells(
  xml: string,
  { texts, styles, from1904 }: WorkbookTables,
  most: number,
): Cells {
  const rows: string[][] = []
  const numbers: boolean[][] = []
  const hiddenRows: number[] = []
  const hiddenColumns: (readonly [from: number, to: number])[] = []
  const struckRows: number[] = []
  const currencies: NonNullable<SheetMarks['currencies']> = []
  const broken: NonNullable<SheetMarks['broken']> = []
  const merged: NonNullable<SheetMarks['merged']> = []
  const runs = new TextRuns()
  let width = 0
  let row = -1
  let column = -1
  let filled = 0
  let struck = 0
  let type = ''
  let style: Style | undefined
  let hasFormula = false
  let value: string | null = null
  readXml(xml, {
    open: (element, attributes) => {
      if (element === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? 'n'
        style = styles[Number(attributes.s ?? 0)]
        hasFormula = false
        value = null
      } else if (element === 'f') hasFormula = true
      else if (element === 'row') {
        row = attributes.r ? Number(attributes.r) - 1 : row + 1
        column = -1
        filled = 0
        struck = 0
        if (isTrue(attributes.hidden) || attributes.ht === '0') hiddenRows.push(row)
      } else if (element === 'col') {
        const isHidden = isTrue(attributes.hidden) || attributes.width === '0'
        if (isHidden && hiddenColumns.length < MOST_SHEET_COLUMNS)
          hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max)])
      } else if (element === 'mergeCell') {
        const block = blockOf(attributes.ref ?? '')
        if (block) merged.push(block)
      } else if (type === 'inlineStr') runs.open(element, attributes)
    },
    close: (element, text) => {
      if (element === 'v') value = text
      else if (element === 'c') finishCell()
      else if (element === 'row') {
        if (filled > 0 && struck === filled) struckRows.push(row)
      } else if (type === 'inlineStr') runs.close(element, text)
    },
  })
  refuseOverlap(merged, rows.length, width)
  for (const cells of rows) fill(cells, width, '')
  for (const cells of numbers) fill(cells, width, false)
  const columns = rows[0]?.flatMap((_, at) =>
    hiddenColumns.some(([from, to]) => at >= from && at < to) ? at : [],
  )
  return {
    rows,
    numbers,
    marks: {
      ...(hiddenRows.length > 0 && { hiddenRows: hiddenRows.filter((at) => at < rows.length) }),
      ...(columns?.length && { hiddenColumns: columns }),
      ...(struckRows.length > 0 && { struckRows }),
      ...(currencies.length > 0 && { currencies }),
      ...(broken.length > 0 && { broken }),
      ...(merged.length > 0 && { merged }),
    },
  }

  function finishCell(): void {
    let text = ''
    let isStruck = style?.isStruck ?? false
    let isNumber = false
    if (type === 's') {
      const shared = value === null ? undefined : texts[Number(value)]
      text = shared?.text ?? ''
      isStruck ||= shared?.isStruck ?? false
    } else if (type === 'inlineStr') {
      const own = runs.take()
      text = own.text
      isStruck ||= own.isStruck
    } else if (type === 'b') text = value === null ? '' : isTrue(value) ? 'TRUE' : 'FALSE'
    else if (type === 'e') {
      text = value ?? ''
      broken.push({ row, column, message: `"${text}" is a formula error of the spreadsheet` })
    } else if (type === 'n') {
      const showing = style?.showing ?? { as: 'number' }
      text = value === null ? '' : shownText(value, showing, from1904)
      isNumber = text !== '' && showing.as !== 'day'
      if (isNumber && style?.currency) currencies.push({ row, column, currency: style.currency })
    } else text = unescaped(value ?? '')
    if (hasFormula && (value === null || (value === '' && type !== 'str')))
      broken.push({ row, column, message: NO_VALUE })
    if (text === '') return
    filled++
    if (isStruck) struck++
    put(text, isNumber)
  }

  function put(text: string, isNumber: boolean): void {
    if (!(row >= 0 && row < MOST_SHEET_ROWS && column >= 0 && column < MOST_SHEET_COLUMNS))
      throw new Error('it has a cell outside of what a sheet has')
    width = Math.max(width, column + 1)
    if (Math.max(rows.length, row + 1) * width > most)
      throw new Error('it has more than 20 million cells')
    while (rows.length <= row) {
      rows.push([])
      numbers.push([])
    }
    const [cells = [], areNumbers = []] = [rows[row], numbers[row]]
    fill(cells, column, '')
    fill(areNumbers, column, false)
    cells[column] = text
    areNumbers[column] = isNumber
  }
}

function fill<T>(cells: T[], width: number, empty: T): void {
  while (cells.length < width) cells.push(empty)
}

type Block = NonNullable<SheetMarks['merged']>[number]

/** Refuses more blocks of merged cells than have room in a sheet, where they never overlap. */
function refuseOverlap(blocks: readonly Block[], rows: number, width: number): void {
  let room = rows * width
  for (const { row, column, rows: height } of blocks)
    if (row < rows && column < width) room -= Math.max(0, Math.min(height, rows - row))
  if (room < 0) throw new Error('its merged cells overlap')
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** The column of an address such as "AB12", from 0. */
function columnOf(address: string): number {
  let column = 0
  for (let i = 0; i < address.length; i++) {
    const letter = address.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function blockOf(ref: string) {
  const [from = '', to = ''] = ref.split(':')
  const rowOf = (address: string) => Number(/\d+$/.exec(address)?.[0] ?? 0) - 1
  const [row, column] = [rowOf(from), columnOf(from)]
  if (to === '' || row < 0) return null
  return { row, column, rows: rowOf(to) - row + 1, columns: columnOf(to) - column + 1 }
}
