import { expect, test } from 'vitest'
import { actOfResult, candidatesOf } from '../../../shared/calc/result/act.ts'
import { type MatrixCell, matrixReport } from '../../../shared/report/matrix.ts'
import { sheetName } from '../../../shared/report/sheet.ts'
import { STATEMENT } from '../../../shared/report/statement.ts'
import { type TableReport, tableReportSchema } from '../../../shared/report/table.ts'
import { isWide, tableHtml } from '../../../shared/report/table-html.ts'
import { tableSheet } from '../../../shared/report/table-sheet.ts'
import { verdictSheet } from '../../../shared/report/verdict-sheet.ts'
import { resultOf, wordsOf } from './support.ts'

const DESTINATIONS = ['CN', 'IR', 'IN']

function cellOf(product: string, destination: string): MatrixCell {
  const result = resultOf(product, destination)
  const { rule, threshold, share, need } = result
  const candidates = candidatesOf(need.exceptions).join(', ')
  return { act: actOfResult(result), candidates, rule, level: threshold, ...share }
}

const matrix = matrixReport({
  title: 'Products by destination',
  subtitle: 'Telecom demo, revision 118',
  notes: ['Method: look-through'],
  destinations: DESTINATIONS,
  products: ['RU-3500', 'SC-220', 'ER-4200'].map((name) => ({
    name,
    cells: DESTINATIONS.map((destination) => cellOf(name, destination)),
  })),
})

test('a cell of a matrix says verdict, share and rule in words', () => {
  const { rows, header } = tableSheet(matrix)
  expect(rows[header]).toEqual(['Product', ...DESTINATIONS])
  expect(rows.slice(header + 1, header + 4)).toEqual([
    [
      'RU-3500',
      'subject, no licence by destination, 25.03 %, 734.4(d)',
      'subject, licence or exception, 30.35 %, 734.4(c)',
      'not subject, 0.00 %, 734.4(d)',
    ],
    [
      'SC-220',
      'undetermined, no licence either way, 2.80 % to no bound, not decided',
      'subject, licence or exception, 16.49 % to no bound, 734.4(c)',
      'undetermined, no licence either way, 2.80 % to 26.73 %, not decided',
    ],
    [
      'ER-4200',
      'not subject, lines open, 9.89 %, 734.4(d)',
      'subject, licence or exception, 25.26 %, 734.4(b)',
      'not subject, 3.62 %, 734.4(d)',
    ],
  ])
  const words = wordsOf(tableHtml(matrix))
  for (const text of [
    'undetermined, no licence either way 2.80 % to no bound not decided',
    'subject, no licence by destination 25.03 % 734.4(d)',
  ])
    expect(words).toContain(text)
})

test('a share that is not known is not shown as a number', () => {
  const cell: MatrixCell = {
    act: 'undetermined',
    candidates: '',
    rule: null,
    level: '0.25',
    low: null,
    high: null,
  }
  const { rows } = matrixReport({
    title: 'T',
    subtitle: '',
    notes: [],
    destinations: ['CN'],
    products: [{ name: 'P', cells: [cell] }],
  })
  expect(rows[0]?.cells[1]).toMatchObject({
    text: 'share not known',
    note: 'not decided',
    act: 'undetermined',
  })
})

test('title, subtitle, notes and the statement stand in page and sheet', () => {
  const words = wordsOf(tableHtml(matrix))
  const cells = tableSheet(matrix).rows.flat()
  for (const text of [matrix.title, matrix.subtitle, ...matrix.notes, STATEMENT]) {
    expect(words).toContain(text)
    expect(cells).toContain(text)
  }
})

test('a table too wide for paper is continued, and every column is printed once', () => {
  const names = Array.from({ length: 30 }, (_, i) => `column-${i}`)
  const wide: TableReport = {
    title: 'Wide',
    subtitle: '',
    notes: [],
    columns: names.map((name) => ({ name, align: 'left', kind: 'text' })),
    rows: [{ cells: names.map((name) => `cell of ${name}`) }],
  }
  const page = tableHtml(wide)
  expect(isWide(wide)).toBe(true)
  const count = (text: string) => page.split(`>${text}<`).length - 1
  expect(names.slice(1).map((name) => [count(name), count(`cell of ${name}`)])).toEqual(
    names.slice(1).map(() => [1, 1]),
  )
  expect(count('cell of column-0')).toBe(4)
  expect(page).toContain('@page { size: landscape }')
})

test('thousands are set apart on paper, and a sheet has bare numbers', () => {
  const table: TableReport = {
    title: 'Values',
    subtitle: '',
    notes: [],
    columns: [
      { name: 'Item', align: 'left', kind: 'text' },
      { name: 'Value', align: 'right', kind: 'number' },
    ],
    rows: [
      { cells: ['1,234', '1,234.50'] },
      { cells: ['B', 'not known'] },
      { cells: ['C', { text: '-12,345,678.90', note: 'cost-built' }] },
    ],
  }
  const { rows, header } = tableSheet(table)
  expect(rows.slice(header + 1, header + 4)).toEqual([
    ['1,234', '1234.5'],
    ['B', 'not known'],
    ['C', '-12345678.9, cost-built'],
  ])
  expect(wordsOf(tableHtml(table))).toContain('1,234.50')
})

test('a table whose rows do not fit its columns is refused', () => {
  expect(tableReportSchema.safeParse(matrix).success).toBe(true)
  const short = { ...matrix, rows: [...matrix.rows, { cells: ['P'] }] }
  const { error } = tableReportSchema.safeParse(short)
  expect(error?.issues).toMatchObject([
    { path: ['rows', 3, 'cells'], message: 'must have 4 cells, one a column' },
  ])
})

test.each([
  ['Verdict', 'Verdict'],
  ['a/b\\c:d?e*f[g]', 'a b c d e f g'],
  ["'quoted'", 'quoted'],
  ['', 'Table'],
  ['???', 'Table'],
  ['x'.repeat(40), 'x'.repeat(31)],
])('%j is a sheet by the name %j', (text, name) => {
  expect(sheetName(text)).toBe(name)
})

test('verdict, share, level, paragraph and headroom of a matrix stand in columns of their own', () => {
  const { rows, header } = verdictSheet(matrix) ?? { rows: [], header: 0 }
  expect(rows[header]).toEqual([
    ...['Product', 'Destination', 'Verdict', 'Exception to look at'],
    ...['Share, low, %', 'Share, high, %', 'Level, %', 'Paragraph', 'Headroom, points', 'Remark'],
  ])
  const of = (product: string, destination: string) =>
    rows.find((row) => row[0] === product && row[1] === destination)?.slice(2)
  const n = (number: string) => ({ number })
  expect(of('RU-3500', 'CN')).toEqual([
    ...[
      'subject, no licence by destination',
      null,
      n('25.03'),
      n('25.03'),
      n('25'),
      '734.4(d)',
      n('-0.03'),
      null,
    ],
  ])
  expect(of('SC-220', 'CN')).toEqual([
    ...[
      'undetermined, no licence either way',
      null,
      n('2.8'),
      'no bound',
      n('25'),
      'not decided',
      'open',
      null,
    ],
  ])
  expect(of('ER-4200', 'IR')).toEqual([
    ...[
      'subject, licence or exception',
      null,
      n('25.26'),
      n('25.26'),
      'none',
      '734.4(b)',
      null,
      null,
    ],
  ])
  expect(rows.flat()).toContain(STATEMENT)
  expect(rows.slice(header + 1)).toHaveLength(9 + 2)
})

test('a table without verdicts has no such list and no summary', () => {
  const plain = { ...matrix, columns: matrix.columns.slice(0, 1), rows: [{ cells: ['P'] }] }
  expect(verdictSheet(plain)).toBeNull()
  expect(wordsOf(tableHtml(plain))).not.toContain('Summary')
})

test('the page of a matrix begins with how many destinations each verdict holds for', () => {
  const words = wordsOf(tableHtml(matrix))
  const summary = words.slice(words.indexOf('Summary'), words.indexOf('not subject, 9.89 %'))
  expect(summary).toContain('Summary: for how many of 3 destinations')
  expect(summary).toContain('RU-3500 1 0 1 0 1 0 SC-220 1 2 0 0 0 0 ER-4200 1 0 0 1 1 0')
})
