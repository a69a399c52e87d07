import { expect, test } from 'vitest'
import { destinationsOf, stepped } from '../../renderer/stores/destinations.ts'

const codes = ['CN', 'IN', 'RU']

test('a step goes to the next and to the one before', () => {
  expect(stepped(codes, 'CN', 1)).toBe('IN')
  expect(stepped(codes, 'RU', -1)).toBe('IN')
})

test('steps go around both ends', () => {
  expect(stepped(codes, 'RU', 1)).toBe('CN')
  expect(stepped(codes, 'CN', -1)).toBe('RU')
})

test('from a destination that is not offered, a step goes to the first', () => {
  expect(stepped(codes, 'XX', 1)).toBe('CN')
  expect(stepped(codes, 'XX', -1)).toBe('CN')
  expect(stepped([], 'CN', 1)).toBeUndefined()
})

test('as many steps as there are destinations visit each once and come back', () => {
  const { often, others } = destinationsOf(undefined)
  const all = [...often, ...others].map(({ code }) => code)
  expect(new Set(all).size).toBe(all.length)
  const visited: string[] = []
  let at = all[0] as string
  for (const _ of all) {
    visited.push(at)
    at = stepped(all, at, 1) as string
  }
  expect(visited).toEqual(all)
  expect(at).toBe(all[0])
})
