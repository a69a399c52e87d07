import { expect, test } from 'vitest'
import { isUsml, matchesPattern, parseEccn, within } from '../../shared/rules/eccn.ts'

test.each([
  ['3A001.a.2', '3A001', ['a', '2']],
  ['3A001', '3A001', []],
  ['EAR99', 'EAR99', []],
  ['USML:XI(c)', 'USML:XI(c)', []],
  ['USML:IV(h)(1.5)', 'USML:IV(h)(1.5)', []],
])('%s is the entry %s with its paragraph', (text, entry, paragraph) => {
  expect(parseEccn(text)).toEqual({ text, entry, paragraph })
  expect(isUsml(parseEccn(text))).toBe(text.startsWith('USML'))
})

test.each([
  ['a.2', 'a', 'yes'],
  ['a.2', 'a.2', 'yes'],
  ['a', 'a.2', 'unknown'],
  ['', 'a', 'unknown'],
  ['', '', 'yes'],
  ['b', 'a', 'no'],
  ['b.2', 'a.2', 'no'],
  ['a.3', 'a.2', 'no'],
])('paragraph "%s" within "%s": %s', (paragraph, scope, answer) => {
  const steps = (text: string) => (text === '' ? [] : text.split('.'))
  expect(within(steps(paragraph), steps(scope))).toBe(answer)
})

test.each([
  ['3B001.a.4', '3B???', 'yes'],
  ['3B001', '3B001.a.4', 'unknown'],
  ['3B002.a', '3B001.a.4', 'no'],
  ['9A610.x', '??6??', 'yes'],
  ['9A515.x', '9?515', 'yes'],
  ['9A516', '9?515', 'no'],
  ['EAR99', '??6??', 'no'],
  ['USML:XI(c)', '?????', 'no'],
])('%s and the pattern %s: %s', (eccn, pattern, answer) => {
  expect(matchesPattern(parseEccn(eccn), pattern)).toBe(answer)
})
