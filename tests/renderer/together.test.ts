import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropAll, inOne, partIsHere, showAll, waitForAll } from '../../renderer/stores/together.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  dropAll()
  vi.useRealTimers()
})

test('what comes while nothing is waited for is shown at once', async () => {
  const shown: string[] = []
  await inOne(() => shown.push('alone'))
  expect(shown).toEqual(['alone'])
})

test('what comes of an edit is shown in one, in its order, when the last of it is there', async () => {
  const shown: string[] = []
  waitForAll(2)
  const lines = inOne(() => shown.push('revision')).then(() => shown.push('after'))
  void inOne(() => shown.push('lines'))
  expect(shown).toEqual([])
  void inOne(() => shown.push('verdict'))
  showAll()
  expect(shown).toEqual(['revision', 'lines', 'verdict'])
  await lines
  expect(shown.at(-1)).toBe('after')
})

test('lines and verdict of the last edit end the waiting, in either order, and nothing less', () => {
  const shown: string[] = []
  for (const [first, second] of [
    ['lines', 'verdict'],
    ['verdict', 'lines'],
  ] as const) {
    shown.length = 0
    waitForAll(2)
    void inOne(() => shown.push('revision'))
    partIsHere(first, 2)
    waitForAll(3)
    partIsHere(second, 2)
    expect(shown).toEqual([])
    partIsHere(first, 3)
    expect(shown).toEqual([])
    partIsHere(second, 3)
    expect(shown).toEqual(['revision'])
  }
})

test('where the rest takes long, what is there is shown, and what comes then is shown at once', () => {
  const shown: string[] = []
  waitForAll(2)
  void inOne(() => shown.push('revision'))
  vi.advanceTimersByTime(249)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(1)
  expect(shown).toEqual(['revision'])
  void inOne(() => shown.push('verdict'))
  expect(shown).toEqual(['revision', 'verdict'])
})

test('a second edit does not make the first wait longer', () => {
  const shown: string[] = []
  waitForAll(2)
  void inOne(() => shown.push('first'))
  vi.advanceTimersByTime(200)
  waitForAll(2)
  void inOne(() => shown.push('second'))
  vi.advanceTimersByTime(50)
  expect(shown).toEqual(['first', 'second'])
})

test('what is dropped is not shown, and nobody waits for it', async () => {
  const shown: string[] = []
  waitForAll(2)
  const waited = inOne(() => shown.push('of another file'))
  dropAll()
  await waited
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual([])
})
