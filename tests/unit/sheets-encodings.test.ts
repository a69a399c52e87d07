import { describe, expect, test } from 'vitest'
import { readCsv } from '../../shared/sheets/csv.ts'
import { readSheets } from '../../shared/sheets/read.ts'
import { decode } from '../../shared/sheets/text.ts'

const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

describe('The encoding of a text that says nothing of it', () => {
  test.each<[encoding: string, text: string, hex: string]>([
    [
      'windows-1252',
      'Teilenummer;Bezeichnung;Menge\nA;Gehäuse groß;1\n',
      '5465696c656e756d6d65723b42657a656963686e756e673b4d656e67650a413b476568e47573652067726fdf3b310a',
    ],
    [
      'windows-1250',
      'Číslo dílu;Název;Množství;Země původu\nCZ-1;Řídicí jednotka;1;Česko\n',
      'c8ed736c6f2064ed6c753b4ee17a65763b4d6e6f9e737476ed3b5a656dec2070f9766f64750a435a2d313bd8ed646963ed206a65646e6f746b613b313bc865736b6f0a',
    ],
    [
      'windows-1251',
      'Номер;Наименование;Количество\nA;Плата;1\n',
      'cdeeece5f03bcde0e8ece5edeee2e0ede8e53bcaeeebe8f7e5f1f2e2ee0a413bcfebe0f2e03b310a',
    ],
    [
      'windows-1253',
      'Κωδικός;Περιγραφή;Ποσότητα\nA;Πλακέτα;1\n',
      'caf9e4e9eafcf23bd0e5f1e9e3f1e1f6de3bd0eff3fcf4e7f4e10a413bd0ebe1eaddf4e13b310a',
    ],
    ['shift_jis', '品番,数量\nA,1\n', '956994d42c909497ca0a412c310a'],
    [
      'euc-jp',
      '部品番号,部品名,数量,原産国\nA-1,コンデンサ,3,日本\n',
      'c9f4c9cac8d6b9e62cc9f4c9caccbe2cbff4cecc2cb8b6bbbab9f10a412d312ca5b3a5f3a5c7a5f3a5b52c332cc6fccbdc0a',
    ],
    ['gb18030', '料号,数量\nA,1\n', 'c1cfbac52ccafdc1bf0a412c310a'],
    ['big5', '料號,數量\nA,1\n', 'aec6b8b92cbcc6b6710a412c310a'],
    [
      'iso-8859-2',
      'Część;Nazwa;Ilość\nA;Złącze śrubowe;1\n',
      '437aeab6e63b4e617a77613b496c6fb6e60a413b5ab3b1637a6520b67275626f77653b310a',
    ],
    [
      'windows-1254',
      'Parça no;Açıklama;Miktar\nA;Soğutucu ışık;1\n',
      '506172e761206e6f3b41e7fd6b6c616d613b4d696b7461720a413b536ff0757475637520fdfefd6b3b310a',
    ],
    [
      'macintosh',
      'Référence;Désignation;Quantité\nA;Boîtier;1\n',
      '528e668e72656e63653b448e7369676e6174696f6e3b5175616e7469748e0a413b426f94746965723b310a',
    ],
    [
      'koi8-r',
      'Номер;Наименование;Количество\nA;Плата;1\n',
      'eecfcdc5d23beec1c9cdc5cecfd7c1cec9c53bebcfccc9dec5d3d4d7cf0a413bf0ccc1d4c13b310a',
    ],
    [
      'ibm866',
      'Номер;Наименование;Количество\nA;Плата;1\n',
      '8daeaca5e03b8da0a8aca5adaea2a0ada8a53b8aaeaba8e7a5e1e2a2ae0a413b8faba0e2a03b310a',
    ],
    ['iso-2022-jp', '品番,数量\nA,1\n', '1b2442494a48561b28422c1b24423f744e4c1b28420a412c310a'],
    ['utf-16le', '品番,部品名\nA,抵抗\n', 'c1546a752c00e890c1540d540a0041002c00b56297620a00'],
    ['euc-kr', '품번,수량\nA,1\n', 'c7b0b9f82cbcf6b7ae0a412c310a'],
  ])('is found: %s', (encoding, text, hex) => {
    const decoded = decode(bytesOf(hex))
    expect([decoded.encoding, decoded.text]).toEqual([encoding, text])
  })

  test('is sure where every likely one gives the same text, and told with the others where not', async () => {
    const plain = decode(Uint8Array.from('Gr\u00f6\u00dfe', (one) => one.charCodeAt(0)))
    expect(plain).toMatchObject({ text: 'Größe', isSure: true })
    const bytes = Uint8Array.from('Dise\u00f1o', (one) => one.charCodeAt(0))
    const { notes, reading } = await readSheets(bytes, 'a.csv')
    expect(reading).toMatchObject({ encoding: 'windows-1252', isSure: false })
    expect(reading?.encodings.map(({ encoding, sample }) => [encoding, sample])).toContainEqual([
      'windows-1250',
      'Diseńo',
    ])
    expect(notes).toEqual(['read as windows-1252, could be windows-1250: check names with accents'])
  })

  test('is UTF-8 still where a few bytes are wrong, and then says so', async () => {
    const text = `Teil;Name\n${'G1;Gehäuse für Lüfter\n'.repeat(10)}`
    const bytes = Uint8Array.of(...new TextEncoder().encode(text), 0xe4, 0x0a)
    const { notes, reading, sheets } = await readSheets(bytes, 'a.csv')
    expect(reading).toMatchObject({ encoding: 'utf-8', isSure: false })
    expect(notes).toEqual(['read as utf-8: places that are no text in it: 1'])
    expect(sheets[0]?.rows[1]).toEqual(['G1', 'Gehäuse für Lüfter'])
  })

  test('is found by lines far down the file', () => {
    const plain = new TextEncoder().encode('A;B;1\n'.repeat(20_000))
    const bytes = Uint8Array.of(...plain, ...bytesOf('956994d43b3b9497ca0a'))
    expect(decode(bytes)).toMatchObject({ encoding: 'shift_jis', isSure: true })
  })

  test('is the one asked for, whatever the bytes are like', async () => {
    const bytes = bytesOf('97bf8cc22c90940a')
    const { sheets, reading } = await readSheets(bytes, 'a.csv', { encoding: 'gb18030' })
    expect(reading).toMatchObject({ encoding: 'gb18030', isSure: true })
    expect(sheets[0]?.rows).not.toEqual([])
  })
})

describe('The delimiter of a text', () => {
  test('is not one by which quotes break', () => {
    const text = '"Id";"Refs"\n1;"C1,C2";,,,,\n2;"R1,R2,R3";,,,,\n'
    const { delimiter, notes, rows } = readCsv(text)
    expect([delimiter, notes]).toEqual([';', []])
    expect(rows[1]?.slice(0, 2)).toEqual(['1', 'C1,C2'])
  })

  test.each([
    [
      '\t',
      'Bill of materials, rev. A\r\n\r\nPart\tName\r\nP-0\tRES 10K, 1%, 0603\r\nP-1\tRES 1K, 1%, 0603',
    ],
    [',', 'Part, Name, Qty\nA-1, Resistor; 10k, 2\n'],
    [';', 'Teil;Name;Preis\nA;Winkel 10,5 mm, verzinkt;1,25\nB;Blech 2,0 mm, blank;3,10\n'],
    ['|', 'Part|Name|Refs\nA|x|C1, C2, C3\nB|y|R1, R2, R3\n'],
  ])('is %j, not a mark of the texts in the cells', (delimiter, text) => {
    expect(readCsv(text).delimiter).toBe(delimiter)
  })

  test('is the one asked for', async () => {
    const bytes = new TextEncoder().encode('a|b,c\n1|2,3\n')
    const { sheets, reading } = await readSheets(bytes, 'a.csv', { delimiter: '|' })
    expect(reading?.delimiter).toBe('|')
    expect(sheets[0]?.rows).toEqual([
      ['a', 'b,c'],
      ['1', '2,3'],
    ])
  })
})
