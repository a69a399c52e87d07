import { isShortcut, type KeyPress } from '../../stores/shortcut.ts'

/** What a key does in the matrix, beside those that move in it. */
export type MatrixAction = 'copy' | 'open' | 'sort' | 'sort-previous' | 'sort-next'

const KEYS: readonly (readonly [shortcut: string, action: MatrixAction])[] = [
  ['Ctrl+C', 'copy'],
  ['Enter', 'open'],
  ['S', 'sort'],
  ['[', 'sort-previous'],
  [']', 'sort-next'],
]

/** The action of a key, whatever the layout; null: it is none of the matrix. */
export function matrixKey(press: KeyPress): MatrixAction | null {
  return KEYS.find(([shortcut]) => isShortcut(shortcut, press))?.[1] ?? null
}
