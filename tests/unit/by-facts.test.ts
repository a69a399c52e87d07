import { expect, test } from 'vitest'
import { ByFacts } from '../../shared/calc/verdict/by-facts.ts'
import type { PartFacts } from '../../shared/model/schema.ts'
import type { Content } from '../../shared/rules/content.ts'

const content = (facts: PartFacts): Content => ({
  kind: 'commodity',
  origin: 'us',
  eccn: null,
  facts,
})

test('content that says the same to the facts that were looked at is not asked again', () => {
  const known = new ByFacts<boolean>()
  let asked = 0
  const find = ({ facts }: Content) => {
    asked++
    return facts.memory === true && facts.answers?.wide === true
  }
  const of = (facts: PartFacts) => known.of(content(facts), find)
  expect(of({ memory: true, answers: { wide: true } })).toBe(true)
  expect(of({ memory: true, answers: { wide: true }, semiconductor: true })).toBe(true)
  expect(asked).toBe(1)
  expect(of({ memory: true, answers: { wide: false } })).toBe(false)
  expect(of({ memory: true })).toBe(false)
  expect(of({ memory: null, answers: { wide: true } })).toBe(false)
  expect(of({})).toBe(false)
  expect(asked).toBe(5)
})

test('where all facts are looked at in one go, content is asked each time', () => {
  const known = new ByFacts<string>()
  const find = ({ facts }: Content) => Object.keys(facts).join()
  const of = (facts: PartFacts) => known.of(content(facts), find)
  expect(of({ memory: true })).toBe('memory')
  expect(of({ memory: true, bundled: true })).toBe('memory,bundled')
})
