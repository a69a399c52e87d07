import { expect, test } from 'vitest'
import { destinationChoices, onlyChoices } from '../../../renderer/features/matrix/choices.ts'
import { problemOf, withoutSet, withSet } from '../../../renderer/features/matrix/sets.ts'
import { GROUPS } from './rows.ts'

const sets = [
  { name: 'North', destinations: ['NO'] },
  { name: 'South', destinations: ['ZA'] },
]

test('a set is added, changed in its place, renamed and removed', () => {
  const east = { name: ' East ', destinations: ['CN'] }
  expect(withSet(sets, east, '').map(({ name }) => name)).toEqual(['North', 'South', 'East'])
  expect(withSet(sets, east, 'North').map(({ name }) => name)).toEqual(['East', 'South'])
  expect(withoutSet(sets, 'North')).toEqual([sets[1]])
})

test('a set needs a name of its own and a destination', () => {
  expect(problemOf({ name: ' ', destinations: ['CN'] }, sets, '')).toContain('name')
  expect(problemOf({ name: 'x'.repeat(81), destinations: ['CN'] }, sets, '')).toContain('80')
  expect(problemOf({ name: 'South', destinations: ['CN'] }, sets, '')).toContain('already')
  expect(problemOf({ name: 'South', destinations: ['CN'] }, sets, 'South')).toBeNull()
  expect(problemOf({ name: 'East', destinations: [] }, sets, '')).toContain('one destination')
})

test('the choices are all, those often asked, the sets and the rule groups', () => {
  const choices = destinationChoices(GROUPS, { destinations: ['XA'], destinationSets: sets })
  expect(choices.map(({ items }) => items.map(({ value }) => value))).toEqual([
    ['all', 'often'],
    ['set:North', 'set:South'],
    ['group:one', 'group:two'],
  ])
})

test('where the methods differ can be asked for only while they are compared', () => {
  const asked = (compares: boolean) => onlyChoices(compares).map(({ value }) => value)
  expect(asked(false)).not.toContain('flipped')
  expect(asked(true)).toContain('flipped')
})
