import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readSheets } from '../../shared/sheets/read.ts'

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

interface Around {
  /** Under how many names the sheet stands. */
  names?: number
  /** What stands in the sheet after its rows. */
  after?: string
  /** Parts that nothing refers to. */
  others?: Record<string, Uint8Array>
}

/** A workbook with one sheet of the given rows. */
function workbook(rows: string, { names = 1, after = '', others = {} }: Around = {}): Uint8Array {
  const sheets = Array.from(
    { length: names },
    (_, i) => `<sheet name="BOM${i || ''}" sheetId="${i + 1}" r:id="rId1"/>`,
  )
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ),
    ...others,
  })
}

async function refusal(...sheet: Parameters<typeof workbook>): Promise<string> {
  const error = await readSheets(workbook(...sheet), 'bom.xlsx').catch((error: unknown) => error)
  return (error as Error).message
}

test('a value far out in a sheet is refused before room is made for what lies before it', async () => {
  const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
  expect(await refusal(far)).toContain('more than 20 million cells')
  for (const [row, cell] of [
    ['99999999999', 'A99999999999'],
    ['1048577', 'A1048577'],
    ['1', 'XFE1'],
    ['-5', 'A1'],
    ['x', 'A1'],
  ])
    expect(await refusal(`<row r="${row}"><c r="${cell}"><v>1</v></c></row>`)).toContain(
      'a cell outside of what a sheet has',
    )
})

test('one sheet under very many names is refused, and so are many that are too large together', async () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  expect(await refusal(row, { names: 1001 })).toContain('more than 1000 sheets')
  const large = '<row r="3000"><c r="ALL3000"><v>1</v></c></row>'
  expect(await refusal(large, { names: 7 })).toContain('more than 20 million cells')
})

test('more blocks of merged cells than a sheet has room for are refused', async () => {
  const row = '<row r="2"><c r="B2"><v>1</v></c></row>'
  const many = `<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(3)}</mergeCells>`
  expect(await refusal(row, { after: many })).toContain('its merged cells overlap')
})

test('a text with more cells in a row than a spreadsheet has is refused', async () => {
  const wide = strToU8(`a${','.repeat(16_384)}\n`)
  await expect(readSheets(wide, 'wide.csv')).rejects.toThrow('a row of more than 16384 cells')
})

test('only what a spreadsheet writes as a number is one', async () => {
  const cells = ['0x10', '0b1', '0o7', '1e3', '-.5', ' 7 ', 'Infinity', '1_0']
  const row = cells.map((cell) => `<c><v>${cell}</v></c>`).join('')
  const { sheets } = await readSheets(workbook(`<row r="1">${row}</row>`), 'bom.xlsx')
  expect(sheets[0]?.rows[0]).toEqual(['0x10', '0b1', '0o7', '1000', '-0.5', '7', 'Infinity', '1_0'])
})

test('a huge part that nothing refers to is not unpacked', async () => {
  const huge = new Uint8Array(400_000_000)
  const others = { 'xl/unused.xml': huge }
  const bytes = workbook('<row r="1"><c><v>1</v></c></row>', { others })
  const before = process.memoryUsage().arrayBuffers
  const { sheets } = await readSheets(bytes, 'bom.xlsx')
  expect(sheets[0]?.rows).toEqual([['1']])
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
})

test('a cell of more characters than a spreadsheet has is refused with its place, in both formats', async () => {
  const long = 'A'.repeat(32_768)
  const told = 'has 32768 characters in cell 2 of row 2 of "BOM"'
  expect(await refusal(`<row r="2"><c r="B2" t="str"><v>${long}</v></c></row>`)).toContain(told)
  const csv = strToU8(`part,qty\nP1,"${long}`)
  const error = await readSheets(csv, 'BOM.csv').catch((error: unknown) => error)
  expect((error as Error).message).toContain('cell 2 of row 2 of "BOM"')
  const whole = await readSheets(strToU8(`part,qty\n${long.slice(1)},2\n`), 'BOM.csv')
  expect(whole.sheets[0]?.rows[1]?.[0]).toBe(long.slice(1))
})
