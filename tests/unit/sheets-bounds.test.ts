import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readSheets } from '../../shared/sheets/read.ts'

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook with one sheet of the given rows, and parts beside it that nothing refers to. */
function workbook(rows: string, others: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="BOM" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...others,
  })
}

async function refusal(rows: string): Promise<string> {
  const error = await readSheets(workbook(rows), 'bom.xlsx').catch((error: unknown) => error)
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

test('only what a spreadsheet writes as a number is one', async () => {
  const cells = ['0x10', '0b1', '0o7', '1e3', '-.5', ' 7 ', 'Infinity', '1_0']
  const row = cells.map((cell) => `<c><v>${cell}</v></c>`).join('')
  const { sheets } = await readSheets(workbook(`<row r="1">${row}</row>`), 'bom.xlsx')
  expect(sheets[0]?.rows[0]).toEqual(['0x10', '0b1', '0o7', '1000', '-0.5', '7', 'Infinity', '1_0'])
})

test('a huge part that nothing refers to is not unpacked', async () => {
  const huge = new Uint8Array(400_000_000)
  const bytes = workbook('<row r="1"><c><v>1</v></c></row>', { 'xl/unused.xml': huge })
  const before = process.memoryUsage().arrayBuffers
  const { sheets } = await readSheets(bytes, 'bom.xlsx')
  expect(sheets[0]?.rows).toEqual([['1']])
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
})
