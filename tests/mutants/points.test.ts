import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { changed, pointsOf } from './points.ts'

const changes = (text: string) => pointsOf(text).map(({ change }) => change)

test.each<[string, string[]]>([
  ['a < b', ['a < b -> a <= b', 'a < b -> a >= b']],
  ['a === b && c', ['a === b -> a !== b', 'a === b && c -> a === b || c']],
  ['a ?? b', ['a ?? b -> a']],
  ['a + 1', ['a + 1 -> a - 1', '1 -> 2']],
  ["a + 'text'", []],
  ['!a', ['!a -> a']],
  ["const is: Answer = 'yes' as 'yes' | 'no'", ["'yes' -> 'no'"]],
  ['const one: 1 | null = 1n', ['1n -> 2n']],
  ['if (a) stop()', ['if (a) stop() -> {}', 'stop() -> {}']],
  ['x = a.some(b).filter(c)', ['a.some(b).filter(c) -> a.some(b)', 'a.some(b) -> a.every(b)']],
  ['a ? b : c', ['a ? b : c -> true ? b : c', 'a ? b : c -> false ? b : c']],
  ["import { yes } from 'yes'", []],
  ["type Answer = 'yes' | 'no'", []],
])('%s offers the changes %j', (text, expected) => {
  expect(changes(text).toSorted()).toEqual(expected.toSorted())
})

test('a change stands in the text where it was found, also behind letters of two units', () => {
  const text = "// 💥\nexport const isNo = answer === 'no'\n"
  expect(pointsOf(text).map((point) => changed(text, point))).toEqual([
    "// 💥\nexport const isNo = answer !== 'no'\n",
    "// 💥\nexport const isNo = answer === 'unknown'\n",
  ])
})

test('the same seed draws the same, of each group in proportion to its size', () => {
  const groups = ['a', 'b'].map((name, i) =>
    Array.from({ length: i === 0 ? 100 : 300 }, (_, n) => `${name}${n}`),
  )
  const drawn = draw(groups, 40, 7)
  expect(draw(groups, 40, 7)).toEqual(drawn)
  expect(draw(groups, 40, 8)).not.toEqual(drawn)
  expect(new Set(drawn).size).toBe(40)
  expect(drawn.filter((name) => name.startsWith('a'))).toHaveLength(10)
  expect(draw(groups, 1000, 7)).toHaveLength(400)
})
