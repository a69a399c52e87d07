import { expect, test } from 'vitest'
import { chooseSheet } from '../../shared/tabular/choose-sheet.ts'

const cover = { name: 'Cover', rows: [['Bill of materials'], ['of 2026']] }
const bom = (name: string, isHidden = false) => ({
  name,
  rows: [
    ['Part Number', 'Qty', 'Country of origin'],
    ['A-1', '2', 'US'],
  ],
  isHidden,
})

test('the sheet that lists parts is taken, and a cover and hidden sheets are passed by', () => {
  const found = chooseSheet([cover, bom('Old', true), bom('BOM')])
  expect([found.first?.name, found.question]).toEqual(['BOM', null])
})

test('of several lists of parts it is asked which, with the rows of each', () => {
  const { question } = chooseSheet([bom('BOM A'), { ...bom('BOM B'), size: 4000 }])
  expect(question?.readings.map(({ value, label }) => [value, label])).toEqual([
    ['BOM A', '“BOM A”, 2 rows'],
    ['BOM B', '“BOM B”, 4000 rows'],
  ])
})

test('without a list of parts the first sheet that is shown and filled is taken', () => {
  const blank = { name: 'Blank', rows: [['', '']] }
  expect(chooseSheet([blank, { ...cover, isHidden: true }, cover]).first).toBe(cover)
  expect(chooseSheet([blank]).first).toBeUndefined()
})
