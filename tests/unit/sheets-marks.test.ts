import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { currencyInFormat, leadingZeros } from '../../shared/sheets/number-format.ts'
import { readXlsx } from '../../shared/sheets/xlsx.ts'

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const STYLES = `<styleSheet xmlns="${SPREADSHEET}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[$€-407]\\ #,##0.00"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts>
<cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>
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
  const sheets = await readXlsx(workbook(`${before}<sheetData>${rows}</sheetData>${after}`))
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
      '<cols><col min="2" max="3" hidden="1"/></cols>',
    )
    expect(sheet?.marks).toEqual({ hiddenRows: [1], hiddenColumns: [1, 2], struckRows: [2] })
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
    expect(sheet?.rows[2]).toEqual(['', '', '2'])
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

test.each([
  ['[$€-407] #,##0.00', 'EUR'],
  ['#,##0.00 [$CHF]', 'CHF'],
  ['[$$-409]#,##0.00', 'USD'],
  ['[$$-1009]#,##0.00', 'CAD'],
  ['"£"#,##0.00;[Red]-"£"#,##0.00', 'GBP'],
  ['"$"#,##0.00', null],
  ['#,##0.00', null],
  ['0.00" pcs"', null],
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
