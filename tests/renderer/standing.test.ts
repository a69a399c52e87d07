import { expect, test } from 'vitest'
import { CallError } from '../../renderer/stores/call.ts'
import { type ResultQuestion, shownOf, standing } from '../../renderer/stores/standing.ts'

const question: ResultQuestion = { product: 'P', destination: 'CN', method: 'look-through' }
const answered = { question, revision: 7 }

test('the answer to this question at this revision is current', () => {
  expect(standing(answered, { ...question }, 7)).toBe('current')
})

test('nothing is shown before there is an answer', () => {
  expect(standing(null, question, 7)).toBe('none')
})

test('an answer of an earlier revision is older and never current', () => {
  expect(standing(answered, question, 8)).toBe('older')
})

test('an answer of a later revision than the one on screen is not shown', () => {
  expect(standing(answered, question, 6)).toBe('none')
})

test('a question is the same whatever the order of its parts, and another with other lists', () => {
  const asked = { product: 'P', destinations: ['CN', 'IR'] }
  const spread = { question: asked, revision: 7 }
  expect(standing(spread, { destinations: ['CN', 'IR'], product: 'P' }, 7)).toBe('current')
  expect(standing(spread, { ...asked, destinations: ['IR', 'CN'] }, 7)).toBe('none')
})

test('a failure is shown beside the older figures, and only for its question and revision', () => {
  const error = new CallError({ code: 'internal', message: 'the worker ended' })
  const failed = { question, revision: 8, error }
  const answers = { answered, failed }
  expect(shownOf(answers, question, 8)).toEqual({ state: 'failed', older: answered, error })
  expect(shownOf(answers, question, 9)).toEqual({ state: 'updating', older: answered })
  const elsewhere = { ...question, destination: 'IR' }
  expect(shownOf(answers, elsewhere, 8)).toEqual({ state: 'updating', older: null })
})

test('what answers the question stays shown where asking for it again has failed', () => {
  const failed = { question, revision: 7, error: new CallError({ code: 'internal', message: '' }) }
  expect(shownOf({ answered, failed }, question, 7)).toEqual({ state: 'current', answered })
})

test.each([
  ['product', { ...question, product: 'Q' }],
  ['destination', { ...question, destination: 'IR' }],
  ['method', { ...question, method: 'second-incorporation' as const }],
])('an answer for another %s is not shown, at this revision or another', (_, asked) => {
  expect(standing(answered, asked, 7)).toBe('none')
  expect(standing(answered, asked, 8)).toBe('none')
})
