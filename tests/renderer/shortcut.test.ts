import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { matrixKey } from '../../renderer/features/matrix/keys.ts'
import { bomKey } from '../../renderer/features/product/keys.ts'
import { isShortcut, type KeyPress, keysOf, shortcutText } from '../../renderer/stores/shortcut.ts'
import { reachOf } from '../../renderer/ui/grid/selection.ts'

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

/** What the keys of six layouts write, and which shortcut that is. */
const LAYOUTS: readonly [layout: string, press: KeyPress, shortcut: string][] = [
  ['Russian', press('я', { code: 'KeyZ', ctrlKey: true }), 'Ctrl+Z'],
  ['Russian', press('Я', { code: 'KeyZ', ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
  ['Russian', press('л', { code: 'KeyK', ctrlKey: true }), 'Ctrl+K'],
  ['Russian', press('х', { code: 'BracketLeft', ctrlKey: true }), 'Ctrl+['],
  ['Russian', press('б', { code: 'Comma', ctrlKey: true }), 'Ctrl+,'],
  ['Greek', press('ζ', { code: 'KeyZ', ctrlKey: true }), 'Ctrl+Z'],
  ['Greek', press('φ', { code: 'KeyF', ctrlKey: true }), 'Ctrl+F'],
  ['Greek', press('?', { code: 'Slash', shiftKey: true }), '?'],
  ['Turkish', press('ı', { code: 'KeyI', ctrlKey: true }), 'Ctrl+I'],
  ['Turkish', press('İ', { code: 'Quote', ctrlKey: true }), 'Ctrl+I'],
  ['Turkish F', press('k', { code: 'KeyL', ctrlKey: true }), 'Ctrl+K'],
  ['Persian', press('ظ', { code: 'KeyZ', ctrlKey: true }), 'Ctrl+Z'],
  ['Persian', press('۱', { code: 'Digit1', ctrlKey: true }), 'Ctrl+1'],
  ['Persian', press('؟', { code: 'Slash', shiftKey: true }), '?'],
  ['German', press('z', { code: 'KeyY', ctrlKey: true }), 'Ctrl+Z'],
  ['German', press('[', { code: 'Digit8', altGraph: true }), '['],
  ['German', press('/', { code: 'Digit7', shiftKey: true }), '/'],
  ['German', press('-', { code: 'Slash', ctrlKey: true }), 'Ctrl+-'],
  ['French', press('z', { code: 'KeyW', ctrlKey: true }), 'Ctrl+Z'],
  ['French', press('&', { code: 'Digit1', ctrlKey: true }), 'Ctrl+1'],
  ['French', press('?', { code: 'KeyM', shiftKey: true }), '?'],
]

test.each(LAYOUTS)('on a %s layout $1.key with $1.code is %s', (_layout, given, shortcut) => {
  expect(isShortcut(shortcut, given)).toBe(true)
})

test.each<[string, KeyPress, string]>([
  ['German ü', press('ü', { code: 'BracketLeft' }), '['],
  ['German y', press('y', { code: 'KeyZ', ctrlKey: true }), 'Ctrl+Z'],
  ['French a', press('a', { code: 'KeyQ', ctrlKey: true }), 'Ctrl+Q'],
  ['Turkish ç', press('ç', { code: 'Period', ctrlKey: true }), 'Ctrl+,'],
  ['Linux AltGr+S', press('ß', { code: 'KeyS', altGraph: true }), 'S'],
  ['Polish AltGr+S', press('ś', { code: 'KeyS', altGraph: true }), 'S'],
  [
    'Windows AltGr+E',
    press('€', { code: 'KeyE', ctrlKey: true, altKey: true, altGraph: true }),
    'Ctrl+E',
  ],
  ['French 6, which writes a hyphen', press('-', { code: 'Digit6', ctrlKey: true }), 'Ctrl+-'],
])('%s is not the shortcut at that place', (_name, given, shortcut) => {
  expect(isShortcut(shortcut, given)).toBe(false)
})

test('the keys of the bill of materials are those of the layout, and AltGr writes text', () => {
  expect(bomKey(press('а', { code: 'KeyF', ctrlKey: true }))).toBe('find')
  expect(bomKey(press('И', { code: 'KeyB', ctrlKey: true, shiftKey: true }))).toBe('bulk')
  expect(bomKey(press('å', { code: 'KeyA', altKey: true }))).toBe('alternates')
  expect(bomKey(press('ą', { code: 'KeyA', altGraph: true }))).toBeNull()
})

const GRID = {
  getVerticalPixelRange: () => ({ top: 0, bottom: 280 }),
  getSizesForCurrentTheme: () => ({ rowHeight: 28 }),
} as never

test('Shift extends by a row or a page, with Ctrl and to the end by all', () => {
  const all = Number.MAX_SAFE_INTEGER
  expect(reachOf({ key: 'ArrowDown', control: false }, GRID)).toBe(1)
  expect(reachOf({ key: 'PageUp', control: false }, GRID)).toBe(-9)
  expect(reachOf({ key: 'ArrowDown', control: true }, GRID)).toBe(all)
  expect(reachOf({ key: 'End', control: false }, GRID)).toBe(all)
  expect(reachOf({ key: 'Home', control: true }, GRID)).toBe(-all)
  expect(reachOf({ key: 'ArrowRight', control: false }, GRID)).toBeNull()
})

test('the keys of the matrix are those of every layout, and AltGr writes its brackets', () => {
  expect(matrixKey(press('s', { code: 'KeyS' }))).toBe('sort')
  expect(matrixKey(press('ы', { code: 'KeyS' }))).toBe('sort')
  expect(matrixKey(press('σ', { code: 'KeyS' }))).toBe('sort')
  expect(matrixKey(press('س', { code: 'KeyS' }))).toBe('sort')
  expect(matrixKey(press('с', { code: 'KeyC', ctrlKey: true }))).toBe('copy')
  expect(matrixKey(press('С', { code: 'KeyC', ctrlKey: true, shiftKey: true }))).toBeNull()
  expect(matrixKey(press('х', { code: 'BracketLeft' }))).toBe('sort-previous')
  const altGr = { ctrlKey: true, altKey: true, altGraph: true }
  expect(matrixKey(press(']', { code: 'Digit9', ...altGr }))).toBe('sort-next')
  expect(matrixKey(press('ß', { code: 'KeyS', altGraph: true }))).toBeNull()
})

test('a letter is asked of the layout, and never of what the event writes', () => {
  const asked = globSync('renderer/**/*.{ts,tsx}').filter((file) =>
    /\bevent\.key(\.toLowerCase\(\))? === '[^ ]'/.test(readFileSync(file, 'utf8')),
  )
  expect(asked).toEqual([])
})
