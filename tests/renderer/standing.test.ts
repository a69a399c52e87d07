import { expect, test } from 'vitest'
import { type Question, standing } from '../../renderer/stores/standing.ts'

const question: Question = { product: 'P', destination: 'CN', method: 'look-through' }
const answered = { question, revision: 7 }

test('the answer to this question at this revision is current', () => {
  expect(standing(answered, { ...question }, 7)).toBe('current')
})

test('nothing is shown before there is an answer', () => {
  expect(standing(null, question, 7)).toBe('none')
})

test('an answer of another revision, earlier or later, is older and never current', () => {
  expect(standing(answered, question, 8)).toBe('older')
  expect(standing(answered, question, 6)).toBe('older')
})

test.each([
  ['product', { ...question, product: 'Q' }],
  ['destination', { ...question, destination: 'IR' }],
  ['method', { ...question, method: 'second-incorporation' as const }],
])('an answer for another %s is not shown, at this revision or another', (_, asked) => {
  expect(standing(answered, asked, 7)).toBe('none')
  expect(standing(answered, asked, 8)).toBe('none')
})
