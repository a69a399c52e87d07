import { expect, test } from 'vitest'
import { tabbed } from '../../renderer/ui/picture-table.ts'

test('the numbers of a picture become cells that a spreadsheet reads', () => {
  const columns = [{ name: 'Item' }, { name: 'Value', isNumber: true }]
  expect(
    tabbed({
      columns,
      rows: [
        ['FPGA', '249.00 USD'],
        ['PHY', '1.00 USD'],
      ],
    }),
  ).toBe('Item\tValue\nFPGA\t249.00 USD\nPHY\t1.00 USD')
})

test('a tab or a line end inside a cell does not make another one', () => {
  expect(tabbed({ columns: [{ name: 'Name' }], rows: [['two\twords\r\nand more']] })).toBe(
    'Name\ntwo words and more',
  )
})
