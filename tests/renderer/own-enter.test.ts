import { expect, test } from 'vitest'
import { keepEnterWhereItBegan } from '../../renderer/ui/own-enter.ts'

/** An element that lies in a button, in a field, or in neither. */
const element = (tag: string) => ({
  closest: (selector: string) => (selector.split(', ').includes(tag) ? {} : null),
})

/** Sends keys to elements in a row; gives which of them the browser is kept from acting on. */
function kept(...keys: [type: string, at: object, repeat?: boolean][]): boolean[] {
  const window = new EventTarget()
  const end = keepEnterWhereItBegan(window)
  const prevented = keys.map(([type, at, repeat = false]) => {
    const event = new Event(type, { cancelable: true })
    Object.defineProperties(event, {
      key: { value: 'Enter' },
      repeat: { value: repeat },
      target: { value: at },
    })
    window.dispatchEvent(event)
    return event.defaultPrevented
  })
  end()
  return prevented
}

const field = element('input')
const button = element('button')

test('Enter presses a button on which it went down', () => {
  expect(kept(['keydown', button], ['keypress', button])).toEqual([false, false])
})

test('Enter that began in a field presses no button that it moved the keyboard to', () => {
  expect(kept(['keydown', field], ['keypress', button])).toEqual([false, true])
})

test('Enter that is held presses nothing where the keyboard comes to', () => {
  expect(kept(['keydown', field], ['keydown', button, true], ['keypress', button])).toEqual([
    false,
    true,
    true,
  ])
})

test('Enter writes lines in a text, however long it is held', () => {
  const text = element('textarea')
  expect(kept(['keydown', text], ['keydown', text, true], ['keypress', text])).toEqual([
    false,
    false,
    false,
  ])
})
