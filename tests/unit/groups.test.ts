import { expect, test } from 'vitest'
import { allDestinations, findDestination, isAmong } from '../../shared/rules/destination.ts'
import { ruleGroups } from '../../shared/rules/groups.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()
const groups = ruleGroups(pack)
const groupOf = (code: string) =>
  groups.find(({ destinations }) => destinations.some((one) => one.code === code))?.id

test('every destination of the pack stands in exactly one group', () => {
  const listed = groups.flatMap(({ destinations }) => destinations.map(({ code }) => code))
  expect([...listed].sort()).toEqual(allDestinations(pack).sort())
  expect(groups.every(({ destinations }) => destinations.length > 0)).toBe(true)
})

test('one level holds in each group, and it is the one that the pack gives each destination', () => {
  for (const { level, destinations } of groups) {
    for (const { code } of destinations) {
      const destination = findDestination(pack, code)
      const row = pack.levels.levels.find(
        ({ destinations: set }) => destination && isAmong(pack, destination, set),
      )
      expect(row?.level).toBe(level)
    }
  }
})

test('the group of the lower level comes first and has all that it applies to', () => {
  const [first, ...others] = groups
  expect(first?.level).toBe('0.10')
  expect(first?.destinations.map(({ code }) => code).sort()).toEqual(['CU', 'IR', 'KP', 'SY'])
  expect(others.every(({ level }) => level === '0.25')).toBe(true)
})

test('a destination stands under the strictest heading that holds for it', () => {
  expect(groupOf('RU')).toBe('part-746')
  expect(groupOf('UA-CRIMEA')).toBe('part-746')
  expect(groupOf('UA')).toBe('regimes')
  expect(groupOf('CN')).toBe('arms-embargo')
  expect(groupOf('HK')).toBe(groupOf('CN'))
  expect(groupOf('IL')).toBe('concern')
  expect(groupOf('DE')).toBe('wassenaar')
})

test('each group says what it rests on, and lists its destinations by name', () => {
  for (const { title, cite, destinations } of groups) {
    expect(title).not.toBe('')
    expect(cite).toMatch(/740 Supp\. 1|746\.2/)
    const names = destinations.map(({ name }) => name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))
  }
})
