import { currencyInFormat, leadingZeros } from './number-format.ts'
import type { SheetMarks } from './sheet.ts'
import { partsOf, readXml } from './xlsx-parts.ts'

/** What a workbook says of one of its sheets beside the values of its cells. */
export interface SheetInfo {
  name: string
  isHidden: boolean
  marks: SheetMarks
  /** Numbers that their format shows with leading zeros: how many digits it shows. */
  padded: readonly { row: number; column: number; digits: number }[]
}

interface Style {
  isStruck: boolean
  currency: string | null
  digits: number | null
}

/** What a workbook says of its sheets beside values: what is hidden, struck through, merged, broken. */
export function readSheetInfos(bytes: Uint8Array): SheetInfo[] {
  const parts = partsOf(
    bytes,
    /^\/?xl\/(workbook\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i,
  )
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '')
  const styles = stylesOf(parts.get('xl/styles.xml') ?? '')
  return sheetsOf(parts.get('xl/workbook.xml') ?? '').map(({ name, id, isHidden }) => {
    const part = parts.get(`xl/${targets.get(id) ?? ''}`) ?? ''
    return { name, isHidden, ...infoOf(part, styles) }
  })
}

function sheetsOf(xml: string): { name: string; id: string; isHidden: boolean }[] {
  const sheets: { name: string; id: string; isHidden: boolean }[] = []
  readXml(xml, {
    open: (element, attributes) => {
      if (element !== 'sheet') return
      const id = attributes['r:id'] ?? attributes.id ?? ''
      const isHidden = /^(very)?hidden$/i.test(attributes.state ?? '')
      sheets.push({ name: attributes.name ?? '', id, isHidden })
    },
  })
  return sheets
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  readXml(xml, {
    open: (element, { Id, Target }) => {
      if (element === 'Relationship' && Id && Target)
        targets.set(Id, Target.replace(/^\/?(xl\/)?/, ''))
    },
  })
  return targets
}

function stylesOf(xml: string): Style[] {
  const formats = new Map<string, string>()
  const struck: boolean[] = []
  const styles: Style[] = []
  let section = ''
  readXml(xml, {
    open: (element, attributes) => {
      if (/^(fonts|cellXfs|cellStyleXfs|numFmts|dxfs)$/.test(element)) section = element
      else if (section === 'dxfs') return
      else if (element === 'numFmt' && attributes.numFmtId)
        formats.set(attributes.numFmtId, attributes.formatCode ?? '')
      else if (section === 'fonts' && element === 'font') struck.push(false)
      else if (section === 'fonts' && element === 'strike' && attributes.val !== '0')
        struck[struck.length - 1] = true
      else if (section === 'cellXfs' && element === 'xf') {
        const format = formats.get(attributes.numFmtId ?? '') ?? ''
        styles.push({
          isStruck: struck[Number(attributes.fontId ?? 0)] ?? false,
          currency: currencyInFormat(format),
          digits: leadingZeros(format),
        })
      }
    },
  })
  return styles
}

function infoOf(xml: string, styles: readonly Style[]): Pick<SheetInfo, 'marks' | 'padded'> {
  const hiddenRows: number[] = []
  const hiddenColumns: number[] = []
  const currencies: NonNullable<SheetMarks['currencies']> = []
  const broken: NonNullable<SheetMarks['broken']> = []
  const merged: NonNullable<SheetMarks['merged']> = []
  const padded: { row: number; column: number; digits: number }[] = []
  const filled = new Map<number, { cells: number; struck: number }>()
  let row = -1
  let column = -1
  let cell = {
    type: '',
    style: undefined as Style | undefined,
    formula: false,
    value: null as string | null,
  }
  readXml(xml, {
    open: (element, attributes) => {
      if (element === 'col' && isTrue(attributes.hidden)) {
        const last = Math.min(Number(attributes.max), MOST_COLUMNS)
        for (let at = Number(attributes.min); at <= last; at++) hiddenColumns.push(at - 1)
      } else if (element === 'row') {
        row = attributes.r ? Number(attributes.r) - 1 : row + 1
        column = -1
        if (isTrue(attributes.hidden)) hiddenRows.push(row)
      } else if (element === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        const style = styles[Number(attributes.s ?? 0)]
        cell = { type: attributes.t ?? '', style, formula: false, value: null }
      } else if (element === 'f') cell.formula = true
      else if (element === 'mergeCell' && attributes.ref) {
        const block = blockOf(attributes.ref)
        if (block) merged.push(block)
      }
    },
    close: (element, text) => {
      if (element === 'v' || (element === 't' && cell.type === 'inlineStr')) cell.value = text
      else if (element === 'c') finish()
    },
  })
  const struckRows = [...filled]
    .filter(([, { cells, struck }]) => struck > 0 && struck === cells)
    .map(([at]) => at)
  return {
    padded,
    marks: {
      ...(hiddenRows.length > 0 && { hiddenRows }),
      ...(hiddenColumns.length > 0 && { hiddenColumns }),
      ...(struckRows.length > 0 && { struckRows }),
      ...(currencies.length > 0 && { currencies }),
      ...(broken.length > 0 && { broken }),
      ...(merged.length > 0 && { merged }),
    },
  }

  function finish(): void {
    const { type, style, formula, value } = cell
    if (type === 'e')
      broken.push({
        row,
        column,
        message: `"${value ?? ''}" is a formula error of the spreadsheet`,
      })
    else if (formula && (value === null || (value === '' && type !== 'str')))
      broken.push({
        row,
        column,
        message: 'is a formula without a stored value: open the file in Excel and save it',
      })
    if (value === null) return
    const count = filled.get(row) ?? { cells: 0, struck: 0 }
    filled.set(row, {
      cells: count.cells + 1,
      struck: count.struck + (style?.isStruck ? 1 : 0),
    })
    const isNumber = type === '' || type === 'n'
    if (isNumber && style?.currency) currencies.push({ row, column, currency: style.currency })
    if (isNumber && style?.digits) padded.push({ row, column, digits: style.digits })
  }
}

const MOST_COLUMNS = 16_384

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** The column of an address such as "AB12", from 0. */
function columnOf(address: string): number {
  let column = 0
  for (const character of address) {
    const letter = character.charCodeAt(0) - 64
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
