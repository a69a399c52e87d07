import { expect, test } from 'vitest'
import { ignoreSecondClick } from '../../renderer/ui/ignore-second-click.ts'

const PRESS = ['mousedown', 'mouseup', 'click']

/** Presses elements in a row, each with how many times in a row by now; gives what reaches the page. */
function heard(...presses: [at: { isConnected: boolean }, detail: number][]): string[] {
  const page = new EventTarget()
  ignoreSecondClick(page)
  const reached: string[] = []
  for (const kind of [...PRESS, 'dblclick'])
    page.addEventListener(kind, ({ type }) => reached.push(type))
  for (const [target, detail] of presses)
    for (const type of detail === 2 ? [...PRESS, 'dblclick'] : PRESS) {
      const event = new Event(type, { cancelable: true })
      Object.defineProperties(event, { target: { value: target }, detail: { value: detail } })
      page.dispatchEvent(event)
    }
  return reached
}

test('the second press on what is still there is a double click', () => {
  const row = { isConnected: true }
  expect(heard([row, 1], [row, 2])).toEqual([...PRESS, ...PRESS, 'dblclick'])
})

test('the second press on what came in the place of the first is none', () => {
  const row = { isConnected: true }
  const below = { isConnected: true }
  const gone = {
    get isConnected() {
      return false
    },
  }
  expect(heard([gone, 1], [below, 2])).toEqual(PRESS)
  expect(heard([gone, 1], [below, 2], [below, 3], [below, 1])).toEqual([...PRESS, ...PRESS])
  expect(heard([gone, 1], [below, 1], [row, 2])).toEqual([...PRESS, ...PRESS, ...PRESS, 'dblclick'])
})
