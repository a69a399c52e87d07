import { expect, test } from 'vitest'
import { type Choice, smallestFillings } from '../../shared/scenario/levers/search.ts'

/** Slots from what each choice adds to the sum and what it costs. */
function slots(...of: [delta: bigint, cost: bigint | null][][]): Choice[][] {
  return of.map((choices, slot) =>
    choices.map(([delta, cost], option) => ({ slot, option, delta, cost })),
  )
}

const costs = (choices: Choice[][], most: number) =>
  smallestFillings({ choices, needed: new Set(), room: -5n }, most).sets.map((set) =>
    set.map(({ cost }) => cost),
  )

test('the cheapest filling is found though it comes last, beside a dearer one in its slot', () => {
  const last: [bigint, bigint][] = [
    [-8n, 1n],
    [-7n, 9n],
  ]
  for (const choices of [last, last.toReversed()])
    expect(costs(slots([[-10n, 5n]], [[-9n, 6n]], choices), 1)).toEqual([[1n]])
})

test('the cheapest filling is found in a slot before dearer ones', () => {
  expect(costs(slots([[-10n, 7n]], [[-9n, 8n]], [[-8n, 1n]], [[-7n, 9n]]), 2)).toEqual([[1n], [7n]])
})

test('a filling of unknown cost comes after all others', () => {
  expect(costs(slots([[-10n, null]], [[-9n, 6n]], [[-8n, 1n]]), 3)).toEqual([[1n], [6n], [null]])
})
