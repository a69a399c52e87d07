import { expect, test } from 'vitest'
import { takeTypedAhead, typeAhead } from '../../renderer/stores/typed-ahead.ts'

test('what is typed before the search has the keyboard is kept in its order, and given once', () => {
  for (const key of ['n', 'e', 'x', 'Backspace', 'w', ' ', 'ü']) expect(typeAhead(key)).toBe(true)
  for (const key of ['ArrowDown', 'F6', 'Shift', 'Dead']) expect(typeAhead(key)).toBe(false)
  expect(takeTypedAhead()).toEqual({ text: 'new ü', isEntered: false })
  expect(takeTypedAhead()).toEqual({ text: '', isEntered: false })
})

test('Enter after it takes what it finds; Enter alone takes nothing', () => {
  for (const key of ['f', 'x', 'Enter']) typeAhead(key)
  expect(takeTypedAhead()).toEqual({ text: 'fx', isEntered: true })
  typeAhead('Enter')
  expect(takeTypedAhead()).toEqual({ text: '', isEntered: false })
})
