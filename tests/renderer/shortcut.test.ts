import { expect, test } from 'vitest'
import { isShortcut, type KeyPress, keysOf, shortcutText } from '../../renderer/stores/shortcut.ts'

function press(key: string, given: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false }
  return { key, code: '', ...none, ...given }
}

test('a shortcut is its key with these modifiers and no others', () => {
  expect(isShortcut('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true)
  expect(isShortcut('Ctrl+K', press('k'))).toBe(false)
  expect(isShortcut('Ctrl+K', press('K', { ctrlKey: true, shiftKey: true }))).toBe(false)
  expect(isShortcut('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true)
  expect(isShortcut('Alt+ArrowLeft', press('ArrowLeft', { altKey: true }))).toBe(true)
  expect(isShortcut('C', press('c', { ctrlKey: true }))).toBe(false)
})

test('the command key of a Mac stands for Ctrl', () => {
  expect(isShortcut('Ctrl+K', press('k', { metaKey: true }))).toBe(true)
})

test('what a layout needs to write a sign is no part of the shortcut', () => {
  expect(isShortcut('?', press('?', { shiftKey: true }))).toBe(true)
  const altGraph = { ctrlKey: true, altKey: true, altGraph: true }
  expect(isShortcut('[', press('[', altGraph))).toBe(true)
  expect(isShortcut('[', press('[', { ctrlKey: true }))).toBe(false)
})

test('a digit is the key of that digit, whatever the layout prints on it', () => {
  expect(isShortcut('Ctrl+1', press('&', { code: 'Digit1', ctrlKey: true }))).toBe(true)
  expect(isShortcut('Ctrl+1', press('1', { ctrlKey: true }))).toBe(true)
  expect(isShortcut('Ctrl+1', press('2', { code: 'Digit2', ctrlKey: true }))).toBe(false)
})

test('the keys of a shortcut are shown one by one', () => {
  expect(keysOf('Ctrl+Shift+ArrowUp')).toEqual(['Ctrl', 'Shift', '↑'])
  expect(shortcutText('Ctrl+,')).toBe('Ctrl+,')
  expect(keysOf('+')).toEqual(['+'])
})
