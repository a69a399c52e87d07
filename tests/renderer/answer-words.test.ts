import { expect, test } from 'vitest'
import { answerWords } from '../../renderer/features/import/answer-words.ts'

test.each([
  ['currency', 'GBP', 'Prices in GBP'],
  ['currency', '-', 'Prices left out: currency not known'],
  ['currencyColumn', 'Curr.', 'Currency: “Curr.”'],
  ['decimal:unitPrice', ',', 'Unit price: decimal mark comma'],
  ['decimal', '.', 'Decimal mark: point'],
  ['quantities', 'total', 'Quantities for the whole product'],
  ['repeats', 'once', 'Repeated rows are further sources'],
  ['root', 'product', 'The top row is the product'],
  ['header', '7', 'Headings in row 7'],
  ['item', '#7', 'Part number: column 7'],
  ['origin', '-', 'Country of origin: no column'],
])('the answer %s = %s reads “%s”', (id, value, words) => {
  expect(answerWords(id, value)).toBe(words)
})
