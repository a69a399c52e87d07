import { expect, test } from 'vitest'
import type { CellsBelow, OverCell } from '../../renderer/features/product/paste/over-cells.ts'
import { fieldsBelow, firstMode } from '../../renderer/features/product/paste/placed.ts'

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

test('where no part number is among the cells, they do not say what the columns are', () => {
  expect(fieldsBelow([['5']], cells(['quantity', 'unit']))).toBeNull()
  expect(fieldsBelow([['5']], null)).toBeNull()
})
