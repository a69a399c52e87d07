import { expect, test } from 'vitest'
import type { Model, Part, Product } from '../../../shared/model/schema.ts'
import { reportHtml } from '../../../shared/report/result-html.ts'
import { reportSheets } from '../../../shared/report/result-sheets.ts'
import { shownCell } from '../../../shared/report/sheet.ts'
import { reportOf, resultOf, wordsOf } from './support.ts'

const CHIP: Part = {
  id: 'CHIP',
  name: 'Signal processor',
  kind: 'commodity',
  origin: 'US',
  eccn: '3A001.a.2',
  supplier: 'Northwind Chips',
  price: {
    amount: '12.50',
    currency: 'GBP',
    basis: 'comparable',
    source: 'offer 4711',
    validFrom: '2026-02-03',
  },
  classification: {
    who: 'K. Ott',
    on: '2026-01-15',
    source: 'CCATS G123',
    state: 'confirmed',
    note: 'by the data sheet',
  },
  facts: { incorporated: true, memory: false, answers: { 'unit-question': true } },
  factSources: { memory: { who: 'L. Roth', on: '2026-01-16', source: 'data sheet 9' } },
}
const BOARD: Part = {
  id: 'BOARD',
  kind: 'commodity',
  origin: 'DE',
  eccn: 'EAR99',
  price: { amount: '100', currency: 'EUR' },
  usContent: {
    share: '0.2',
    eccn: '3A001.a.2',
    declaredBy: 'Platinen AG',
    declaredOn: '2026-03-04',
    validUntil: '2027-03-03',
    document: 'LD-88',
  },
}
const BARE: Part = { id: 'BARE', kind: 'commodity' }
const product = (id: string, lines: [string, string][], more: Partial<Product> = {}): Product => ({
  id,
  kind: 'commodity',
  eccn: '5A991',
  madeBy: 'DE1',
  price: { amount: '1000', currency: 'USD', basis: 'arms-length' },
  lines: lines.map(([item, quantity]) => ({ item, quantity })),
  ...more,
})
const model: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [
    { from: 'EUR', to: 'USD', rate: '1.10', asOf: '2026-05-01', source: 'ECB' },
    { from: 'EUR', to: 'GBP', rate: '0.80', asOf: '2026-05-02' },
  ],
  entities: [{ id: 'DE1', name: 'Beispiel Werke', country: 'DE' }],
  parts: [CHIP, BOARD, BARE],
  products: [
    product('W', [
      ['SUB', '2'],
      ['BOARD', '1'],
      ['BARE', '1'],
    ]),
    product('SUB', [
      ['CHIP', '3'],
      ['CHIP', '0.5'],
    ]),
  ],
}

const report = reportOf('W', 'CN', { model })
const inputOf = (item: string, isDeclared = false) =>
  report.inputs.find((input) => input.item === item && input.isDeclared === isDeclared)

test('a line says who classified the item, on what, and who answered its facts', () => {
  expect(inputOf('CHIP')).toMatchObject({
    eccn: '3A001.a.2',
    origin: 'US',
    company: 'Northwind Chips',
    classification: { who: 'K. Ott', on: '2026-01-15', source: 'CCATS G123', state: 'confirmed' },
    price: { basis: 'comparable', source: 'offer 4711', validFrom: '2026-02-03' },
  })
  const facts = inputOf('CHIP')?.facts.map(({ id, value, who }) => [id, value, who])
  expect(facts).toEqual([
    ['incorporated', 'yes', null],
    ['memory', 'no', 'L. Roth'],
    ['unit-question', 'yes', null],
  ])
})

test('quantities stand line by line down the path, two lines of one item as their sum', () => {
  expect(inputOf('CHIP')).toMatchObject({ quantities: ['2', '3.5'], quantity: '7' })
})

test('the rates that were used come with direction, day and source', () => {
  expect(inputOf('CHIP')?.rates).toEqual([
    { from: 'EUR', to: 'GBP', rate: '0.80', asOf: '2026-05-02', source: null, isInverse: true },
    { from: 'EUR', to: 'USD', rate: '1.10', asOf: '2026-05-01', source: 'ECB', isInverse: false },
  ])
  expect(inputOf('W')?.rates).toEqual([])
})

test('declared content is a line of its own, with the declaration that it rests on', () => {
  expect(inputOf('BOARD', true)).toMatchObject({
    value: '22',
    declaration: { by: 'Platinen AG', on: '2026-03-04', document: 'LD-88', lapse: null },
  })
  expect(inputOf('BOARD')?.value).toBe('110')
})

test('what nobody recorded is said to be so, in page and sheets, and is never empty', () => {
  const words = wordsOf(reportHtml(report))
  for (const text of [
    'confirmed: K. Ott, 2026-01-15, CCATS G123. by the data sheet',
    '2 × 3.5 = 7',
    '12.50 GBP',
    'basis comparable, valid from 2026-02-03, source offer 4711',
    '1 EUR = 0.80 GBP of 2026-05-02, used the other way round, source not recorded',
    '1 EUR = 1.10 USD of 2026-05-01, source ECB',
    'whether it is memory: no (L. Roth, 2026-01-16, data sheet 9)',
    'US content declared: 20 %, ECCN 3A001.a.2, Platinen AG, 2026-03-04, LD-88, valid until 2027-03-03',
    'price not recorded',
    'Origin: not recorded',
    'Supplier: not recorded',
    'Minimis version: 9.8.7',
    'a'.repeat(64),
  ])
    expect(words).toContain(text)
  const sheet = reportSheets(report).find(({ name }) => name === 'Inputs')
  const headings = sheet?.rows[0]?.map(shownCell) ?? []
  const bare = sheet?.rows.find(([item]) => item === 'BARE')?.map(shownCell) ?? []
  for (const heading of ['ECCN', 'Classified by', 'Origin, or made in', 'Unit price', 'Currency'])
    expect(bare[headings.indexOf(heading)]).toBe('not recorded')
})

test('what is taken for granted is counted with its amount', () => {
  expect(report.assumptions.map(({ name, text }) => [name, text])).toEqual([
    ['Incorporated by default', '2, worth 110.00 USD, and 1 of no known value'],
    ['Prices without a recorded basis', '1, worth 22.00 USD'],
  ])
})

test('every line of a result has its input, and a missing rate is said to be missing', () => {
  const lacking = { ...model, rates: [] }
  const { inputs } = reportOf('W', 'CN', { model: lacking })
  const { counted, notCounted, unknown } = resultOf('W', 'CN', { model: lacking })
  const lines = [...counted, ...unknown, ...notCounted].filter(({ path }) => path.length > 1)
  expect(inputs.slice(1).map(({ path }) => path)).toEqual(lines.map(({ path }) => path))
  expect(inputs.find(({ item }) => item === 'CHIP')?.rates).toBeNull()
  expect(wordsOf(reportHtml(reportOf('W', 'CN', { model: lacking })))).toContain(
    'no rate GBP to USD',
  )
})
