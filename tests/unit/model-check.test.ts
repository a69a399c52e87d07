import { expect, test } from 'vitest'
import { nearestName } from '../../shared/model/nearest.ts'
import type { Model } from '../../shared/model/schema.ts'
import { refusedDestinations, unknownFacts } from '../../shared/rules/model-check.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()

const model = (part: object, product: object = {}) =>
  ({
    parts: [{ id: 'P', kind: 'commodity', facts: part }],
    products: [{ id: 'W', kind: 'technology', lines: [], ...product }],
  }) as unknown as Model

test('a fact that no rule knows is told with the name that is meant', () => {
  const facts = { incorporatd: true, memory: false, colour: 'red', advancedNode: true }
  expect(unknownFacts(model(facts), pack)).toEqual([
    { path: 'parts[0].facts.incorporatd', message: 'is no fact of a part; "incorporated" is one' },
    { path: 'parts[0].facts.colour', message: 'is no fact of a part' },
    { path: 'parts[0].facts.advancedNode', message: 'is no fact of a part' },
  ])
  const ofProduct = unknownFacts(model({}, { facts: { AdvancedNode: true, memory: true } }), pack)
  expect(ofProduct.map(({ path, message }) => `${path} ${message}`)).toEqual([
    'products[0].facts.AdvancedNode is no fact of a product; "advancedNode" is one',
    'products[0].facts.memory is no fact of a product',
  ])
  expect(unknownFacts({ ...model({}), parts: [{ id: 'P', kind: 'commodity' }] }, pack)).toEqual([])
})

test('so is an answer to a question that the pack does not ask', () => {
  const [asked = ''] = pack.conditionById.keys()
  const facts = { answers: { [asked]: true, 'no-such-question': true } }
  expect(unknownFacts(model(facts), pack)).toEqual([
    {
      path: 'parts[0].facts.answers["no-such-question"]',
      message: 'is no question of the rule pack',
    },
  ])
})

test('a report for a destination that the pack refuses is a problem, with the reason', () => {
  const destinations = ['CN', 'GF', 'US', 'PR', 'CK']
  const technologyReports = [{ filed: '2026-05-04', destinations }]
  const found = refusedDestinations(model({}, { technologyReports }), pack)
  expect(found.map(({ path }) => path)).toEqual(
    [2, 3, 4].map((at) => `products[0].technologyReports[0].destinations[${at}]`),
  )
  expect(found[1]?.message).toMatch(/^"PR" is no destination of .*: Puerto Rico is part of the/)
})

test.each([
  ['memroy', 'memory'],
  ['MEMORY', 'memory'],
  ['hts', 'hts6'],
  ['htsXYZ', null],
  ['hts8', 'hts6'],
  ['', null],
])('%s is nearest to %s', (name, nearest) => {
  expect(nearestName(name, ['memory', 'hts6', 'incorporated'])).toBe(nearest)
})
