import { expect, test } from 'vitest'
import { shown } from '../../../renderer/features/matrix/view.ts'
import { tabSeparated, viewTable } from '../../../renderer/features/matrix/view-table.ts'
import { fail, material, open, pass, productOf, VIEW } from './rows.ts'

const P = [fail('0.3'), pass('0.1'), open('0.2', null), pass('0.24')]
const known = material(
  { P },
  { products: [productOf('P', { name: 'A "good"\tname' }), productOf('Q')] },
)

test('the view is copied with words for verdicts, so that nothing rests on a colour', () => {
  const table = viewTable(shown(known, { ...VIEW, choice: 'group:two' }), 5)
  expect(tabSeparated(table, (outcome) => outcome).split('\n')).toEqual([
    'Product\tName\tCompany\tAs of\tLand XC (XC)\tLand XD (XD)',
    'P\t"A ""good""\tname"\tAlpha\trevision 5\tsubject 30.00 %\tundetermined 20.0–? %',
    'Q\tname of Q\tAlpha\tnot worked out\t\t',
  ])
})

test('a row of another revision says so', () => {
  const table = viewTable(shown(known, VIEW), 6)
  expect(table.rows[0]?.cells[3]).toBe('older: revision 5')
})

test('every row has a cell for every column', () => {
  const { columns, rows } = viewTable(shown(known, VIEW), 5)
  expect(rows.map(({ cells }) => cells.length)).toEqual([columns.length, columns.length])
})
