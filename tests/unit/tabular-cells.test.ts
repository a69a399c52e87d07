import { describe, expect, test } from 'vitest'
import { readBlock, writeBlock } from '../../shared/tabular/block.ts'
import type { ReadCell } from '../../shared/tabular/cell.ts'
import { readCountry } from '../../shared/tabular/country.ts'
import { readEccn } from '../../shared/tabular/eccn.ts'
import { findDecimalMark, readNumber } from '../../shared/tabular/number.ts'

function outcomeOf<T>(cell: ReadCell<T>): T | string {
  return cell.ok ? cell.value : `problem: ${cell.message}`
}

describe('A number', () => {
  test.each([
    ['12', '12'],
    ['12,5', '12.5'],
    ['12.50', '12.50'],
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1 234,5', '1234.5'],
    ['1\u00a0234', '1234'],
    ['1\u202f234,50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['1’234.50', '1234.50'],
    ['1.234.567', '1234567'],
    ['1,00,000', '100000'],
    ['0,125', '0.125'],
    ['1234,567', '1234.567'],
    ['.5', '0.5'],
    [',5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['-12', '-12'],
    ['−12', '-12'],
    ['12.50-', '-12.50'],
    ['(12.50)', '-12.50'],
    ['-0.0', '0.0'],
    ['12,-', '12'],
    ['12.–', '12'],
    ['1.2E+03', '1200'],
    ['1,2e3', '1200'],
    ['1.234E+03', '1234'],
    ['2.5E-7', '0.00000025'],
    ['１２３．５', '123.5'],
    ['9007199254740993.1', '9007199254740993.1'],
  ])('"%s" is %s, exactly', (text, amount) => {
    expect(outcomeOf(readNumber(text))).toEqual({ amount })
  })

  test.each([
    ['$2.01', '2.01', 'USD'],
    ['US$ 12', '12', 'USD'],
    ['-5 USD', '-5', 'USD'],
    ['($1,200.50)', '-1200.50', 'USD'],
    ['1.234,50 €', '1234.50', 'EUR'],
    ['EUR 12', '12', 'EUR'],
    ['£3', '3', 'GBP'],
    ['CHF 12.–', '12', 'CHF'],
    ['Fr. 5.50', '5.50', 'CHF'],
    ['HK$8', '8', 'HKD'],
    ['RMB 20', '20', 'CNY'],
    ['100 円', '100', 'JPY'],
    ['CN¥7', '7', 'CNY'],
    ['USD 3 $', '3', 'USD'],
  ])('"%s" is %s %s', (text, amount, currency) => {
    expect(outcomeOf(readNumber(text))).toEqual({ amount, currency })
  })

  test.each([
    ['12%', '0.12'],
    ['12,5 %', '0.125'],
    ['0.07%', '0.0007'],
  ])('"%s" is the share %s', (text, amount) => {
    expect(outcomeOf(readNumber(text))).toEqual({ amount, percent: true })
  })

  test.each(['', '-', 'R2', '1/2', '12 34', '1.2.3', '1,2,3', '12..5', '12 ST', '--5', '1e999'])(
    '"%s" is none',
    (text) => {
      expect(readNumber(text).ok).toBe(false)
    },
  )

  test('With a yen or yuan sign is a problem until a currency settles it', () => {
    expect(outcomeOf(readNumber('¥100'))).toMatch(/JPY or CNY/)
    expect(outcomeOf(readNumber('￥100', { currency: 'CNY' }))).toEqual({
      amount: '100',
      currency: 'CNY',
    })
    expect(outcomeOf(readNumber('¥100', { currency: 'USD' }))).toMatch(/JPY or CNY/)
  })

  test('With a bare dollar sign is USD with a remark, or the dollar that is set', () => {
    expect(readNumber('$5')).toMatchObject({ remarks: ['"$" was read as USD'] })
    expect(readNumber('$5', { currency: 'CAD' })).toEqual({
      ok: true,
      value: { amount: '5', currency: 'CAD' },
      remarks: [],
    })
    expect(readNumber('$5', { currency: 'EUR' })).toMatchObject({ value: { currency: 'USD' } })
  })

  test('With two currencies is a problem that names both', () => {
    expect(outcomeOf(readNumber('EUR 12 USD'))).toMatch(/EUR and USD/)
  })

  test('That could be thousands or a fraction is never read without a remark', () => {
    for (const text of ['1,234', '1.234', '12.345', '999,000']) {
      const cell = readNumber(text)
      expect(cell.ok && cell.remarks.length, text).toBe(1)
    }
    expect(outcomeOf(readNumber('1.234', { mark: ',' }))).toEqual({ amount: '1234' })
    expect(outcomeOf(readNumber('1.234', { mark: '.' }))).toEqual({ amount: '1.234' })
    expect(readNumber('1,234', { mark: ',' })).toEqual({
      ok: true,
      value: { amount: '1.234' },
      remarks: [],
    })
  })

  test('With another decimal mark than the column is a problem', () => {
    expect(outcomeOf(readNumber('1,5', { mark: '.' }))).toMatch(/decimal comma/)
    expect(outcomeOf(readNumber('1.234.567', { mark: '.' }))).toMatch(/decimal comma/)
    expect(outcomeOf(readNumber('1.5', { mark: ',' }))).toMatch(/decimal point/)
  })
})

describe('The decimal mark of a column', () => {
  test.each<[string[], string | null]>([
    [['1,234', '5'], null],
    [['1,234', '5,1'], ','],
    [['1.234', '12.5'], '.'],
    [['1.234.567', '1.000'], ','],
    [['$0.29', 'text', ''], '.'],
    [['5.1', '5,1'], 'mixed'],
    [['1,000 ST', '12,50 €'], ','],
    [["1'000.5"], '.'],
    [[], null],
  ])('%j shows %s', (cells, mark) => {
    expect(findDecimalMark(cells)).toBe(mark)
  })
})

describe('A country', () => {
  test.each([
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['276', 'DE'],
    ['056', 'BE'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['États-Unis', 'US'],
    ['ETATS UNIS', 'US'],
    ['Estados Unidos', 'US'],
    ['美国', 'US'],
    ['UK', 'GB'],
    ['Großbritannien', 'GB'],
    ['South Korea', 'KR'],
    ['Korea, Republic of', 'KR'],
    ['Korea, Republik', 'KR'],
    ['Südkorea', 'KR'],
    ['韩国', 'KR'],
    ['Taiwan', 'TW'],
    ['Taiwan, China', 'TW'],
    ['台灣', 'TW'],
    ['PRC', 'CN'],
    ['VR China', 'CN'],
    ['Made in China', 'CN'],
    ['Hong Kong', 'HK'],
    ['HK', 'HK'],
    ['Macau', 'MO'],
    ['The Netherlands', 'NL'],
    ['Germany (DE)', 'DE'],
    ['DE - Germany', 'DE'],
    ['US / USA', 'US'],
    ['Viet Nam', 'VN'],
    ['Cote d Ivoire', 'CI'],
    ['Türkiye', 'TR'],
    ['XK', 'XK'],
    ['日本', 'JP'],
  ])('"%s" is %s', (text, code) => {
    expect(readCountry(text)).toEqual({ ok: true, value: code, remarks: [] })
  })

  test.each([
    ['Narnia', '"Narnia" is no country'],
    ['XX', '"XX" is no country'],
    ['EU', 'union of countries'],
    ['Korea', 'KR or KP'],
    ['Congo', 'CG or CD'],
    ['US/MX', 'names 2 countries: US, MX'],
    ['US, Narnia', '"US, Narnia" is no country'],
    ['various', 'no country'],
    ['999', '"999" is no country'],
  ])('"%s" is a problem: %s', (text, message) => {
    expect(outcomeOf(readCountry(text))).toContain(message)
  })
})

describe('An ECCN', () => {
  test.each([
    ['5a002.a.1', '5A002.a.1'],
    ['5A002a1', '5A002.a.1'],
    ['3A001 a 2', '3A001.a.2'],
    ['3A001(a)(2)', '3A001.a.2'],
    ['3A001.A.2.C', '3A001.a.2.c'],
    ['ECCN: 3A001.b.12.a', '3A001.b.12.a'],
    ['9A610X', '9A610.x'],
    ['5A992', '5A992'],
    ['ear 99', 'EAR99'],
    ['EAR-99', 'EAR99'],
    ['ECCN EAR99', 'EAR99'],
    ['USML:XI(c)', 'USML:XI(c)'],
    ['ITAR XI(C)', 'USML:XI(c)'],
    ['USML Category VIII(h)(1)', 'USML:VIII(h)(1)'],
  ])('"%s" is %s', (text, eccn) => {
    expect(outcomeOf(readEccn(text))).toBe(eccn)
  })

  test.each(['3A1', 'NLR', '3A001.2', '3A001.a.2 (NS)', 'ITAR', 'EAR', '3F001', '3A001.a.b!c'])(
    '"%s" is none',
    (text) => {
      expect(readEccn(text).ok).toBe(false)
    },
  )
})

describe('A block from a spreadsheet', () => {
  test('Is rows of cells, with quoted cells that hold tabs, line breaks and quotes', () => {
    expect(readBlock('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(readBlock('"a\nb\tc"\t"say ""x"""')).toEqual([['a\nb\tc', 'say "x"']])
    expect(readBlock('5" pipe\t  indented')).toEqual([['5" pipe', '  indented']])
  })

  test('Keeps blank cells and blank rows in their place', () => {
    expect(readBlock('a\n\nb\t')).toEqual([['a'], [''], ['b', '']])
    expect(readBlock('')).toEqual([])
    expect(readBlock('\t\n')).toEqual([['', '']])
  })

  test('Is what it was after writing and reading', () => {
    const rows = [
      ['a', '"q"', 'x\ty'],
      ['', 'two\nlines', "it's"],
    ]
    expect(readBlock(writeBlock(rows))).toEqual(rows)
  })
})
