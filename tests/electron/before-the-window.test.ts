import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkedWindowState } from '../../electron/shell/checked-window-state.ts'
import { keptTheme } from '../../electron/shell/kept-theme.ts'

const state = {
  bounds: { x: -200, y: 40, width: 1280, height: 800 },
  maximized: false,
  fullScreen: true,
}

test('the place of the window is taken as it was kept', () => {
  expect(checkedWindowState({ ...state, more: 1 })).toEqual(state)
})

test.each([
  null,
  'wide',
  {},
  { ...state, bounds: null },
  { ...state, bounds: { ...state.bounds, width: 199 } },
  { ...state, bounds: { ...state.bounds, height: 20_001 } },
  { ...state, bounds: { ...state.bounds, x: 1.5 } },
  { ...state, bounds: { ...state.bounds, y: '40' } },
  { ...state, maximized: 1 },
  { ...state, fullScreen: undefined },
])('%j is no place of a window', (data) => {
  expect(() => checkedWindowState(data)).toThrow()
})

test.each([
  ['{"theme":"dark","who":"A"}', 'dark'],
  ['{"theme":"light"}', 'light'],
  ['{"theme":"auto"}', 'auto'],
  ['{"theme":"sepia"}', 'auto'],
  ['null', 'auto'],
  ['{"theme', 'auto'],
])('of the preferences %s the theme is %s', (text, theme) => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-theme-')), 'preferences.json')
  writeFileSync(path, text)
  expect(keptTheme(path)).toBe(theme)
})

test('without preferences the theme is that of the system', () => {
  expect(keptTheme(join(tmpdir(), 'minimis-no-such-file.json'))).toBe('auto')
})
