import { expect, test } from 'vitest'
import type { CellContext } from '../../renderer/features/product/cell-commands.ts'
import {
  type CellsBelow,
  type OverAnswers,
  type OverCell,
  planOver,
} from '../../renderer/features/product/paste/over-cells.ts'
import { overQuestions } from '../../renderer/features/product/paste/over-questions.ts'
import { fieldsBelow, firstMode } from '../../renderer/features/product/paste/placed.ts'
import { delimiterOf, readBlock } from '../../shared/tabular/block.ts'
import type { BomRow } from '../../shared/workspace/views.ts'

const cells = (columns: readonly string[]): CellsBelow => ({ rows: [], columns })
const plan = (...given: [column: string, problem: string | null][]) => ({
  cells: given.map(
    ([column, problem], i): OverCell => ({
      id: `${i}/0`,
      number: `${i}`,
      item: 'P',
      column,
      from: '',
      to: 'x',
      problem,
      readings: [],
    }),
  ),
  commands: [],
})

test('a block of values that fit goes over the cells below it', () => {
  const below = cells(['quantity'])
  const over = plan(['quantity', null], ['quantity', null], ['quantity', 'no number'])
  expect(firstMode([['5'], ['6'], ['x']], below, over)).toBe('cells')
})

test('a block of which few cells can be written is offered as lines', () => {
  const over = plan(['quantity', null], ['unit', 'no'], ['price', 'no'], ['note', 'no'])
  expect(firstMode([['5', 'a', 'b', 'c']], cells(['quantity']), over)).toBe('lines')
})

test('a block that would put other items on lines is offered as lines', () => {
  const over = plan(['item', null], ['name', null])
  expect(firstMode([['Teil', 'Text']], cells(['item', 'name']), over)).toBe('lines')
})

test('a block with headings that are known is offered as lines', () => {
  const over = plan(['quantity', null])
  expect(firstMode([['Qty'], ['5']], cells(['quantity']), over)).toBe('lines')
})

test('the columns of a block are those of the cells from the one under the keyboard on', () => {
  const below = cells(['item', 'mark', 'name', 'quantity', 'unit'])
  expect(fieldsBelow([['P-1', '', 'Bolt', '4']], below)).toEqual(['item', null, 'name', 'quantity'])
})

test.each([
  [
    ['P-1', 'Bolt', '4'],
    ['item', 'name', 'quantity'],
  ],
  [
    ['P-1', '4'],
    ['item', 'quantity'],
  ],
  [
    ['P-1', '4', '1.50 USD'],
    ['item', 'quantity', 'unitPrice'],
  ],
  [
    ['P-1', 'Bolt', 'DE'],
    ['item', 'name', 'origin'],
  ],
  [
    ['P-1', 'Bolt', 'EAR99', 'US', '2'],
    ['item', 'name', 'eccn', 'origin', 'quantity'],
  ],
  [
    ['P-1', 'Bolt', '4', '5'],
    ['item', 'name', null, null],
  ],
  [
    ['P-1', 'Bolt', 'DE', '3A991'],
    ['item', 'name', 'origin', 'eccn'],
  ],
])('of %j without headings the columns are %j', (row, fields) => {
  const below = cells(['item', 'name', 'origin', 'eccn', 'quantity', 'price'])
  expect(fieldsBelow([row], below)).toEqual(fields)
})

test('a block whose columns are those below it goes over them though some cannot be written', () => {
  const over = plan(['origin', 'made by another'], ['eccn', null], ['origin', 'made by another'])
  expect(firstMode([['DE', 'EAR99']], cells(['origin', 'eccn', 'quantity']), over)).toBe('cells')
  expect(firstMode([['Bolt', 'EAR99']], cells(['origin', 'eccn', 'quantity']), over)).toBe('lines')
})

test('where no part number is among the cells, they do not say what the columns are', () => {
  expect(fieldsBelow([['5']], cells(['quantity', 'unit']))).toBeNull()
  expect(fieldsBelow([['5']], null)).toBeNull()
})

test('a block of prices of which the decimal mark is open goes over the cells, and asks for it', () => {
  const over = plan(['price', 'which is it?'], ['price', 'which is it?'])
  over.cells = over.cells.map((cell) => ({
    ...cell,
    to: '1.250',
    readings: ['1250 USD', '1.25 USD'],
  }))
  expect(firstMode([['1.250'], ['1.250']], cells(['price']), over)).toBe('cells')
  expect(overQuestions(over.cells, {}).map(({ id }) => id)).toEqual(['decimal'])
  expect(overQuestions(over.cells, { decimal: '.' })).toEqual([])
})

const ROW = {
  line: 1,
  product: 'W',
  item: 'P',
  itemType: 'part',
  quantity: '1',
  price: null,
} as unknown as BomRow

const context: CellContext = {
  typeOf: () => 'part',
  readCompany: () => ({ ok: false, message: '' }),
  as: { numberFormat: '1,234.56', currency: 'USD', currencies: ['USD', 'EUR'] },
}

test('prices over cells are written once their decimal mark and their currency are answered', () => {
  const tree = { key: '1', above: null, number: '1', depth: 1, isOpen: false, row: ROW }
  const below: CellsBelow = { rows: [tree], columns: ['price'] }
  const lay = (answers: OverAnswers) => planOver([['1.250']], below, context, answers)
  expect(lay({}).commands).toEqual([])
  const decimal = lay({ decimal: ',' })
  expect(overQuestions(decimal.cells, { decimal: ',' }).map(({ id }) => id)).toEqual(['currency'])
  const { commands, cells: laid } = lay({ decimal: ',', currency: 'EUR' })
  expect(laid[0]?.problem).toBeNull()
  expect(JSON.stringify(commands)).toMatch(/"amount":"1250(\.0*)?","currency":"EUR"/)
})

test.each([
  ['A;1;2,50\nB;2;3,10', ';'],
  ['A|1\nB|2', '|'],
  ['A,1,2.50\nB,2,3.10', ','],
  ['1,50\n2,50', '\t'],
  ['A;B', '\t'],
  ['A\t1;2\nB\t3;4', '\t'],
  ['"a;b";1\nc;2', ';'],
])('between the cells of %j stands %j', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter)
  expect(new Set(readBlock(text, delimiterOf(text)).map((row) => row.length)).size).toBe(1)
})
