import { expect, test } from 'vitest'
import {
  bulkCommands,
  type CellContext,
  cellCommands,
  rowAfter,
} from '../../renderer/features/product/cell-commands.ts'
import { cellText, EDITABLE } from '../../renderer/features/product/cell-text.ts'
import { planOver } from '../../renderer/features/product/paste/over-cells.ts'
import { readCompany } from '../../renderer/ui/choosing/companies.ts'
import { bomRow } from './bom-rows.ts'

const context: CellContext = {
  typeOf: (id) => ({ P1: 'part' as const, P2: 'part' as const, A: 'product' as const })[id],
  readCompany: (text) => readCompany(text, [{ value: 'DE1' }]),
  as: { numberFormat: '1,234.56', currency: 'USD' },
}
const priced = bomRow(1, {
  price: { amount: '10', currency: 'EUR', basis: 'arms-length' },
  origin: 'US',
  eccn: '3A991',
  unit: 'pcs',
  note: 'first',
  supplier: 'Acme',
})
const commands = (column: (typeof EDITABLE)[number], text: string, row = priced) => {
  const cell = cellCommands(row, column, text, context)
  return cell.ok ? cell.value : cell.message
}

test.each(EDITABLE)('%s as it stands asks for nothing', (column) => {
  expect(commands(column, cellText(priced, column))).toEqual([])
})

test('a quantity and a note are of the line, an origin and a price are of the part', () => {
  expect(commands('quantity', '2,5')).toEqual([{ kind: 'setLine', line: 1, quantity: '2.5' }])
  expect(commands('note', 'x')).toEqual([{ kind: 'setLine', line: 1, details: { note: 'x' } }])
  expect(commands('origin', 'germany')).toEqual([
    { kind: 'changePart', id: 'P1', set: { origin: 'DE' } },
  ])
  expect(commands('price', '$ 12.50')).toEqual([
    {
      kind: 'changePart',
      id: 'P1',
      set: { price: { amount: '12.50', currency: 'USD', basis: 'arms-length' } },
    },
  ])
})

test('an amount without a currency stays in the one that the price has', () => {
  expect(commands('price', '11')).toMatchObject([
    { set: { price: { amount: '11', currency: 'EUR' } } },
  ])
})

test('what is emptied, or is a question mark, is not known', () => {
  expect(commands('origin', '?')).toEqual([{ kind: 'changePart', id: 'P1', set: { origin: null } }])
  expect(commands('price', '')).toEqual([{ kind: 'changePart', id: 'P1', set: { price: null } }])
})

test.each([
  ['quantity', 'two'],
  ['quantity', '-1'],
  ['quantity', ''],
  ['quantity', '3 EUR'],
  ['origin', 'Atlantis'],
  ['eccn', 'none of these'],
  ['kind', 'thing'],
  ['price', '12 %'],
  ['price', '-4'],
  ['item', ' '],
] as const)('%s "%s" is refused with a sentence', (column, text) => {
  expect(commands(column, text)).toMatch(/^.{10,}[.]$/)
})

test('a part number that is not known yet becomes a part with the line', () => {
  expect(commands('item', 'P2')).toEqual([{ kind: 'setLine', line: 1, item: 'P2' }])
  expect(commands('item', 'NEW')).toEqual([
    { kind: 'setPart', part: { id: 'NEW', kind: 'commodity' }, unlessKnown: true },
    { kind: 'setLine', line: 1, item: 'NEW' },
  ])
})

test('a sub-assembly has its origin from its maker, who is a company of the group', () => {
  const row = bomRow(1, { item: 'A', itemType: 'product' })
  expect(commands('origin', 'DE', row)).toMatch(/from the company that makes it/)
  expect(commands('supplier', 'Acme', row)).toMatch(/no company of the group/)
  expect(commands('supplier', 'de1', row)).toEqual([
    { kind: 'changeProduct', id: 'A', set: { madeBy: 'DE1' } },
  ])
})

test('a part on several of the lines is set once, and lines that refuse are told', () => {
  const rows = [
    bomRow(1, { item: 'P1' }),
    bomRow(2, { item: 'P1' }),
    bomRow(3, { itemType: 'product' }),
  ]
  const { commands: made, refused } = bulkCommands(rows, 'origin', 'US', context)
  expect(made).toEqual([{ kind: 'changePart', id: 'P1', set: { origin: 'US' } }])
  expect(refused.map(({ row }) => row.line)).toEqual([3])
})

test('a row knows what commands before it said about its part', () => {
  const [command] = commands('price', '12 EUR') as { set: { price: object } }[]
  expect(rowAfter(priced, [command as never]).price).toEqual(command?.set.price)
})

test('pasted cells keep to the columns as shown, and a price and its basis do not undo each other', () => {
  const tree = { key: '1', above: null, number: '1', depth: 1, isOpen: false, row: bomRow(1) }
  const plan = planOver(
    [
      ['3 EUR', 'comparable', '9'],
      ['4', '', ''],
    ],
    { rows: [tree], columns: ['price', 'basis', 'value'] },
    context,
  )
  expect(plan.commands.at(-1)).toMatchObject({
    set: { price: { amount: '3', currency: 'EUR', basis: 'comparable' } },
  })
  expect(plan.cells.filter(({ problem }) => problem).map(({ id }) => id)).toEqual([
    '0/2',
    '1/0',
    '1/1',
    '1/2',
  ])
})
