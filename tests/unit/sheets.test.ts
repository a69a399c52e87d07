import { describe, expect, test } from 'vitest'
import { numberText, survivesAsNumber } from '../../shared/sheets/cell-text.ts'
import { disarm, readCsv, rearm, writeCsv } from '../../shared/sheets/csv.ts'
import { readSheets, SheetError } from '../../shared/sheets/read.ts'
import { readXlsx, writeXlsx } from '../../shared/sheets/xlsx.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian)
  return bytes
}

async function rowsOf(bytes: Uint8Array, options?: { encoding?: string }) {
  const { sheets } = await readSheets(bytes, 'table.csv', options)
  return sheets[0]?.rows
}

describe('Text of a table', () => {
  const text = 'Teil;Menge;Größe\r\nA;1,5;Ø 3\r\n'
  const rows = [
    ['Teil', 'Menge', 'Größe'],
    ['A', '1,5', 'Ø 3'],
  ]

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${text}`, false)],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${text}`, true)],
    ['UTF-16 LE without one', utf16(text, false)],
    ['UTF-16 BE without one', utf16(text, true)],
    ['Windows-1252', latin(text)],
  ])('Is read from %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(rows)
  })

  test('Says so where the encoding was assumed', async () => {
    expect((await readSheets(latin(text), 'a.csv')).notes).toEqual([
      'read as windows-1252, could be windows-1250: check names with accents',
    ])
    expect((await readSheets(utf8(text), 'a.csv')).notes).toEqual([])
  })

  test('Is read in the encoding that is asked for', async () => {
    const gbk = Uint8Array.from([0xc1, 0xcf, 0xba, 0xc5, 0x2c, 0x31])
    expect(await rowsOf(gbk, { encoding: 'gbk' })).toEqual([['料号', '1']])
  })
})

describe('Comma-separated text', () => {
  test.each([
    ['a,b\n1,2', ','],
    ['a;b\n1,5;2', ';'],
    ['a\tb, c\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['title\n\na;b;c\n1;2,5;x\n', ';'],
    ['sep=;\r\na;b,c,d,e', ';'],
  ])('%j has the delimiter %j', (text, delimiter) => {
    expect(readCsv(text).delimiter).toBe(delimiter)
  })

  test('Keeps delimiters, quotes and line breaks in quotes, and blank rows in their place', () => {
    expect(readCsv('a,"b, ""c""\nd"\r\n\r\n  x,\r\n').rows).toEqual([
      ['a', 'b, "c"\nd'],
      [''],
      ['  x', ''],
    ])
  })

  test('Says where a quote is not closed', () => {
    expect(readCsv('a,b\n"x,1\n').notes.join()).toContain('row 2')
  })

  test('Is written with a mark and without a cell that a spreadsheet would run', () => {
    const rows = [['=1+1', '+49 30', '-5', '@x', '-1.5E-3', '-', "'=x", 'a,b', '"q"']]
    const text = writeCsv(rows)
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(readCsv(text.slice(1)).rows).toEqual(rows)
    const dangerous = text
      .slice(1)
      .split(',')
      .filter((cell) => /^"?[=+@-]/.test(cell))
    expect(dangerous).toEqual(['-5', '-1.5E-3'])
  })

  test.each(['=A1', "'=A1", "''-x", '-x', '-5', "'-5", '+1', '@', 'x', ''])(
    '%j is what it was after disarming and arming',
    (cell) => {
      expect(rearm(disarm(cell))).toBe(cell)
    },
  )
})

describe('A workbook', () => {
  test.each([
    ['0.1', '0.1'],
    ['0.10000000000000001', '0.1'],
    ['0.30000000000000004', '0.3'],
    ['1.2340000000000001', '1.234'],
    ['1E-7', '0.0000001'],
    ['1.5E+20', '150000000000000000000'],
    ['-2.50', '-2.5'],
    ['0', '0'],
    ['123456789012345', '123456789012345'],
  ])('Shows the stored number %s as %s', (stored, text) => {
    expect(numberText(stored)).toBe(text)
  })

  test('Holds as numbers only what comes back as the same text', () => {
    const numbers = ['0', '12', '-5', '0.1', '1.234', '123456789012345', '0.00001']
    const texts = [
      '007',
      '1.50',
      '-0',
      '1e5',
      '+1',
      '1234567890123456789',
      '0.1234567890123456',
      '',
    ]
    expect(numbers.filter(survivesAsNumber)).toEqual(numbers)
    expect(texts.filter(survivesAsNumber)).toEqual([])
  })

  test('Gives back every cell that was written, on every sheet, in its place', async () => {
    const sheets = [
      {
        name: 'Teile: [1]/2',
        rows: [
          ['Part', 'Price', 'Note'],
          ['007', '0.1', '  indented'],
          ['', '', ''],
          ['1.50', '12345678901234567890.5', '=1+1 & <x> "q"\nü 料'],
        ],
      },
      { name: 'Two', rows: [['A'], ['-5']] },
    ]
    const read = readXlsx(await writeXlsx(sheets))
    expect(read.map(({ name }) => name)).toEqual(['Teile   1  2', 'Two'])
    expect(read.map(({ rows }) => rows)).toEqual(sheets.map(({ rows }) => rows))
    expect(read[0]?.numbers).toEqual([
      [false, false, false],
      [false, true, false],
      [false, false, false],
      [false, false, false],
    ])
    expect(read[1]?.numbers).toEqual([[false], [true]])
  })
})

describe('A file that is no table', () => {
  const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  test.each<[string, Uint8Array, RegExp]>([
    ['is empty', new Uint8Array(), /empty/],
    ['is an old .xls', Uint8Array.from([...old, 0, 1, 2]), /old \.xls.*save it as/],
    [
      'has a password',
      Uint8Array.from([...old, ...utf16('EncryptedPackage', false)]),
      /password.*remove/,
    ],
    ['is a broken workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]), /save it as/],
    ['is a web page', utf8('<html><table><tr><td>1'), /is a web page/],
    [
      'is an XML spreadsheet',
      utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      /an XML spreadsheet of 2003/,
    ],
    ['is a PDF', utf8('%PDF-1.7\n1 0 obj'), /a PDF document/],
    ['is something else', Uint8Array.from([1, 0, 0, 5, 255, 0, 0, 0, 7, 0]), /neither/],
  ])('Says so and what to do: it %s', async (_, bytes, message) => {
    const reading = readSheets(bytes, 'f.xlsx')
    await expect(reading).rejects.toThrow(SheetError)
    await expect(reading).rejects.toThrow(message)
  })
})

test('a text that no cell can hold is cut, and says so', async () => {
  const text = 'ä'.repeat(40_000)
  const [sheet] = readXlsx(await writeXlsx([{ name: 'S', rows: [['Head'], [text], ['whole']] }]))
  const cell = sheet?.rows[1]?.[0] ?? ''
  expect(cell).toHaveLength(32_767)
  expect(cell.endsWith('… (cut: 40000 characters)')).toBe(true)
  expect(sheet?.rows[2]?.[0]).toBe('whole')
})
