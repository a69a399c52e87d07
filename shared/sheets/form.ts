import { strToU8, zipSync } from 'fflate'

/** A column of a table to be filled in. */
export interface FormColumn {
  heading: string
  /** What the spreadsheet shows while a cell of the column is chosen, of up to 255 characters. */
  hint: string
  /** `text` keeps cells as they are typed, so that no part number becomes a number or a day. */
  holds: 'text' | 'number' | 'percent'
  /** What the column offers; another text may be typed all the same. */
  choices?: readonly string[] | undefined
  width: number
}

/** A workbook to be filled in: an empty table with its headings, and a sheet that explains it. */
export interface Form {
  name: string
  columns: readonly FormColumn[]
  guide: { name: string; widths: readonly number[]; rows: readonly (readonly string[])[] }
}

/** Rows for which the columns offer their choices. */
const ROWS_OFFERED = 5000
const LISTS = 'Lists'

/** A form as an .xlsx file: the table, its guide, and a hidden sheet with what the columns offer. */
export function writeForm(form: Form): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(form),
    'xl/_rels/workbook.xml.rels': relations([
      ...SHEETS.map((n) => ['worksheet', `worksheets/sheet${n}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': tableSheet(form),
    'xl/worksheets/sheet2.xml': guideSheet(form),
    'xl/worksheets/sheet3.xml': listSheet(form),
  }
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(HEAD + xml)] as const)
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 })
}

const SHEETS = [1, 2, 3]
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${TYPE}.${type}+xml"/>`
  const sheets = SHEETS.map((n) => part(`worksheets/sheet${n}.xml`, 'worksheet')).join('')
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${sheets}</Types>`
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const rows = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`
}

function workbook({ name, guide }: Form): string {
  const sheet = (n: number, text: string, state = '') =>
    `<sheet name="${escaped(text)}" sheetId="${n}"${state} r:id="rId${n}"/>`
  const sheets = [sheet(1, name), sheet(2, guide.name), sheet(3, LISTS, ' state="hidden"')]
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

/** Styles of cells by their place in `STYLES`. */
const STYLE = { number: 0, heading: 1, text: 2, percent: 3, wrapped: 4 }

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

function tableSheet({ columns }: Form): string {
  const styled = columns.map(({ width, holds }) => ({ width, style: STYLE[holds] }))
  const headings = columns.map(({ heading }) => heading)
  const rules = columns.map((column, i) => ruleOf(column, i, columns))
  const rows = rowXml(headings, 1, STYLE.heading)
  return worksheet(
    styled,
    rows,
    `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`,
  )
}

/** What a column offers and hints at, from the second row on. */
function ruleOf({ heading, hint, choices }: FormColumn, at: number, columns: Form['columns']) {
  const letters = columnLetters(at)
  const where = `sqref="${letters}2:${letters}${ROWS_OFFERED + 1}"`
  const prompt = `showInputMessage="1" promptTitle="${escaped(heading.slice(0, 32))}" prompt="${escaped(hint.slice(0, 255))}"`
  if (!choices) return `<dataValidation ${prompt} ${where}/>`
  const list = columnLetters(columns.slice(0, at).filter((one) => one.choices).length)
  return `<dataValidation type="list" allowBlank="1" ${prompt} ${where}><formula1>${LISTS}!$${list}$1:$${list}$${choices.length}</formula1></dataValidation>`
}

function guideSheet({ guide: { rows, widths } }: Form): string {
  const xml = rows.map((row, i) => rowXml(row, i + 1, i === 0 ? STYLE.heading : STYLE.wrapped))
  return worksheet(
    widths.map((width) => ({ width, style: STYLE.wrapped })),
    xml.join(''),
  )
}

function listSheet({ columns }: Form): string {
  const lists = columns.flatMap(({ choices }) => (choices ? [choices] : []))
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, i) =>
    rowXml(
      lists.map((list) => list[i] ?? ''),
      i + 1,
      STYLE.text,
    ),
  )
  return worksheet([], rows.join(''))
}

function worksheet(
  columns: readonly { width: number; style: number }[],
  rows: string,
  after = '',
): string {
  const widths = columns.map(
    ({ width, style }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${style}" customWidth="1"/>`,
  )
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  return `<worksheet xmlns="${MAIN}">${view}${cols}<sheetData>${rows}</sheetData>${after}</worksheet>`
}

function rowXml(cells: readonly string[], row: number, style: number): string {
  const xml = cells.map((text, i) => {
    if (text === '') return ''
    const inline = `<is><t xml:space="preserve">${escaped(text)}</t></is>`
    return `<c r="${columnLetters(i)}${row}" s="${style}" t="inlineStr">${inline}</c>`
  })
  return `<row r="${row}">${xml.join('')}</row>`
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
}
