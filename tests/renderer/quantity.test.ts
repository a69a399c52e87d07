import { expect, test } from 'vitest'
import { quantityProblem } from '../../renderer/features/product/quantity.ts'

test.each(['0', '2', '0.25', '12.500', '1000000'])('%s is a quantity', (text) => {
  expect(quantityProblem(text)).toBeNull()
})

test.each([
  ['', 'Type a quantity'],
  ['1,5', 'decimal point'],
  ['1,000', 'separators'],
  ['-1', 'not negative'],
  ['-0.001', 'not negative'],
  ['two', 'not a number'],
  ['1.2.3', 'not a number'],
  ['2 pcs', 'not a number'],
  ['NaN', 'not a number'],
  ['Infinity', 'not a number'],
])('"%s" is refused, and the message says why', (text, why) => {
  expect(quantityProblem(text)).toContain(why)
})
