import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { shownText } from '../../shared/sheets/cell-text.ts'
import { currencyInFormat, leadingZeros, showingOf } from '../../shared/sheets/number-format.ts'
import { readSheets } from '../../shared/sheets/read.ts'
import { readXlsx } from '../../shared/sheets/xlsx.ts'

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const STYLES = `<styleSheet xmlns="${SPREADSHEET}">
<numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[$€-407]\\ #,##0.00"/><numFmt numFmtId="166" formatCode="d/mmm"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="166" fontId="0"/><xf numFmtId="10" fontId="0"/><xf numFmtId="11" fontId="0"/></cellXfs>
</styleSheet>`

const text = (address: string, value: string, style = 0) =>
  `<c r="${address}" t="inlineStr" s="${style}"><is><t>${value}</t></is></c>`

/** A workbook with one sheet of the given XML, and a hidden one beside it. */
function workbook(sheet: string): Uint8Array {
  const wrapped = (xml: string) => `<worksheet xmlns="${SPREADSHEET}">${xml}</worksheet>`
  const relation = (n: number, type: string, target: string) =>
    `<Relationship Id="rId${n}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="Old" sheetId="1" state="hidden" r:id="rId1"/><sheet name="BOM" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', 'worksheets/sheet2.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(STYLES),
    'xl/worksheets/sheet1.xml': strToU8(
      wrapped(`<sheetData><row r="1">${text('A1', 'x')}</row></sheetData>`),
    ),
    'xl/worksheets/sheet2.xml': strToU8(wrapped(sheet)),
  })
}

async function bom(rows: string, before = '', after = '') {
  const sheets = readXlsx(workbook(`${before}<sheetData>${rows}</sheetData>${after}`))
  expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['Old', true],
    ['BOM', undefined],
  ])
  return sheets[1]
}

describe('What a workbook says beside its values', () => {
  test('rows and columns that are hidden, and rows that are struck through as a whole', async () => {
    const sheet = await bom(
      `<row r="1">${text('A1', 'Part')}${text('B1', 'Qty')}</row>
       <row r="2" hidden="1">${text('A2', 'A')}<c r="B2"><v>1</v></c></row>
       <row r="3">${text('A3', 'B', 3)}<c r="B3" s="3"><v>1</v></c></row>
       <row r="4">${text('A4', 'C', 3)}<c r="B4"><v>1</v></c></row>`,
      '<cols><col min="2" max="9" hidden="1"/></cols>',
    )
    expect(sheet?.marks).toEqual({ hiddenRows: [1], hiddenColumns: [1], struckRows: [2] })
  })

  test('formula errors and formulas without a value, in their place', async () => {
    const sheet = await bom(
      `<row r="1">${text('A1', 'Price')}</row>
       <row r="3"><c r="A3" t="e"><f>B1</f><v>#REF!</v></c><c r="B3"><f>A1</f></c><c r="C3"><f>1+1</f><v>2</v></c></row>`,
    )
    expect(sheet?.marks?.broken).toEqual([
      { row: 2, column: 0, message: '"#REF!" is a formula error of the spreadsheet' },
      {
        row: 2,
        column: 1,
        message: 'is a formula without a stored value: open the file in Excel and save it',
      },
    ])
    expect(sheet?.rows[2]).toEqual(['#REF!', '', '2'])
  })

  test('currencies and leading zeros of number formats, and merged cells', async () => {
    const sheet = await bom(
      `<row r="1"><c r="A1" s="1"><v>123</v></c><c r="B1" s="2"><v>12.5</v></c></row>`,
      '',
      '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>',
    )
    expect(sheet?.rows[0]).toEqual(['000123', '12.5'])
    expect(sheet?.marks).toEqual({
      currencies: [{ row: 0, column: 1, currency: 'EUR' }],
      merged: [{ row: 0, column: 0, rows: 3, columns: 1 }],
    })
  })
})

describe('The cells of a workbook', () => {
  test('are texts as their formats show them', async () => {
    const sheet = await bom(
      `<row r="1"><c r="A1" s="4"><v>45352</v></c><c r="B1" s="5"><v>0.125</v></c><c r="C1" s="6"><v>503</v></c>
       <c r="D1" t="b"><v>1</v></c><c r="E1" t="str"><f>A1</f><v>x &amp; y</v></c><c r="F1"><v>0.30000000000000004</v></c></row>`,
    )
    expect(sheet?.rows).toEqual([['2024-03-01', '12.5%', '5.03E+2', 'TRUE', 'x & y', '0.3']])
    expect(sheet?.numbers).toEqual([[false, true, true, false, false, true]])
  })

  test('hold rich text without its pronunciation, and escaped characters', async () => {
    const rich =
      '<is><r><t>抵</t></r><r><t xml:space="preserve">抗 </t></r><rPh><t>テイコウ</t></rPh></is>'
    const sheet = await bom(
      `<row><c t="inlineStr">${rich}</c><c t="inlineStr"><is><t>a_x000D_b</t></is></c></row>`,
    )
    expect(sheet?.rows).toEqual([['抵抗 ', 'a\rb']])
  })

  test('of shared texts are struck through where all of their runs are', async () => {
    const struck = (value: string) => `<r><rPr><strike/></rPr><t>${value}</t></r>`
    const sheet = await bom(
      `<row><c t="inlineStr"><is>${struck('old')}${struck(' part')}</is></c></row>
       <row><c t="inlineStr"><is>${struck('old')}<r><t> new</t></r></is></c></row>`,
    )
    expect(sheet?.marks).toEqual({ struckRows: [0] })
    expect(sheet?.rows).toEqual([['old part'], ['old new']])
  })

  test('stand in their rows and columns where others are empty', async () => {
    const sheet = await bom(`<row r="3"><c r="C3"><v>1</v></c></row><row r="4"/>`)
    expect(sheet?.rows).toEqual([
      ['', '', ''],
      ['', '', ''],
      ['', '', '1'],
    ])
  })

  test('are refused where there are too many', async () => {
    await expect(bom('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')).rejects.toThrow(
      'more than 20 million cells',
    )
  })
})

test.each([
  ['content.xml', /OpenDocument/],
  ['Index/Document.iwa', /a Numbers file/],
  ['xl/workbook.bin', /\.xlsb/],
  ['word/document.xml', /Word document/],
  ['a.txt', /no workbook in it/],
])('A package with %s is refused by what it is', async (part, message) => {
  const bytes = zipSync({ [part]: strToU8('<x/>') })
  await expect(readSheets(bytes, 'table.xlsx')).rejects.toThrow(message)
})

test.each([
  ['yyyy\\-mm\\-dd', 'day'],
  ['[$-409]d\\-mmm\\-yy;@', 'day'],
  ['h:mm:ss', 'day'],
  ['[h]:mm', 'day'],
  ['General', 'number'],
  ['#,##0.00\\ "m"', 'number'],
  ['0.00" days"', 'number'],
  ['[Red]0.00', 'number'],
  ['_-* #,##0.00\\ [$€-407]_-', 'number'],
  ['0.0%', 'percent'],
  ['0.00E+00', 'scientific'],
  ['##0.0E+0', 'scientific'],
  ['00000', 'padded'],
])('The format %s shows a %s', (code, as) => {
  expect(showingOf(164, code).as).toBe(as)
})

test.each([
  ['1', false, '1900-01-01'],
  ['59', false, '1900-02-28'],
  ['61', false, '1900-03-01'],
  ['45352.75', false, '2024-03-01 18:00:00'],
  ['0.5', false, '12:00:00'],
  ['43890', true, '2024-03-01'],
  ['-3', false, '-3'],
])('Day %s, from 1904: %s, is %s', (stored, from1904, text) => {
  expect(shownText(stored, { as: 'day' }, from1904)).toBe(text)
})

test.each([
  ['[$€-407] #,##0.00', 'EUR'],
  ['#,##0.00 [$CHF]', 'CHF'],
  ['[$$-409]#,##0.00', 'USD'],
  ['[$$-1009]#,##0.00', 'CAD'],
  ['"£"#,##0.00;[Red]-"£"#,##0.00', 'GBP'],
  ['"$"#,##0.00', null],
  ['#,##0.00', null],
  ['0.00" pcs"', null],
  ['0" PCS"', null],
  ['[$¥-804]#,##0.00', 'CNY'],
  ['[$¥-411]#,##0', 'JPY'],
  ['[$-409]#,##0.00', null],
  ['#,##0.00 [$kr-41D]', 'SEK'],
  ['_-* #,##0.00\\ "€"_-', 'EUR'],
])('The format %s shows the currency %s', (format, currency) => {
  expect(currencyInFormat(format)).toBe(currency)
})

test.each([
  ['000000', 6],
  ['00', 2],
  ['0', null],
  ['0.00', null],
  ['#,##0', null],
])('The format %s shows leading zeros: %s', (format, digits) => {
  expect(leadingZeros(format)).toBe(digits)
})
