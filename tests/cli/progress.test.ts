import { expect, test } from 'vitest'
import { counted } from '../../cli/progress.ts'

/** What a stream is told of five items that take so many milliseconds each. */
function told(isTTY: boolean, each: number, taken = 5): string[] {
  const lines: string[] = []
  let clock = 0
  function* slow(): Generator<number> {
    for (const item of [1, 2, 3, 4, 5]) {
      clock += each
      yield item
    }
  }
  const stream = { isTTY, write: (text: string) => lines.push(text) }
  const seen: number[] = []
  for (const item of counted(slow(), 5, stream, () => clock)) {
    seen.push(item)
    if (seen.length === taken) break
  }
  expect(seen).toEqual([1, 2, 3, 4, 5].slice(0, taken))
  return lines
}

test('a terminal is told how far long work is, once a second, and the line goes at the end', () => {
  expect(told(true, 400)).toEqual(['\r3 of 5 results', '\r\u001B[K'])
  expect(told(true, 1000, 3)).toEqual(['\r1 of 5 results', '\r2 of 5 results', '\r\u001B[K'])
})

test('short work, a file and a pipe are told nothing', () => {
  expect(told(true, 100)).toEqual([])
  expect(told(false, 2000)).toEqual([])
})
