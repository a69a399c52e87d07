import { type KeyPress, keyOf } from '../../stores/shortcut.ts'

/** What a key does in the bill of materials while no cell is edited. */
export type BomAction =
  | 'add'
  | 'alternates'
  | 'bulk'
  | 'close-all'
  | 'collapse'
  | 'details'
  | 'down'
  | 'expand'
  | 'find'
  | 'find-next'
  | 'find-previous'
  | 'forget'
  | 'indent'
  | 'open'
  | 'open-all'
  | 'outdent'
  | 'up'

const PLAIN: Record<string, BomAction> = {
  Insert: 'add',
  ArrowRight: 'expand',
  ArrowLeft: 'collapse',
  Escape: 'forget',
  F3: 'find-next',
}

const WITH_ALT: Record<string, BomAction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'indent',
  ArrowLeft: 'outdent',
  Enter: 'details',
  a: 'alternates',
}

const WITH_CONTROL: Record<string, BomAction> = { Enter: 'open', f: 'find', i: 'details' }

/** The action of a key; null: it is the grid's, or nobody's. */
export function bomKey(press: KeyPress): BomAction | null {
  const { altKey, shiftKey, altGraph } = press
  const control = press.ctrlKey || press.metaKey
  const key = keyOf(press)
  if ((control && altKey) || altGraph) return null
  if (control && shiftKey) return key === 'b' ? 'bulk' : null
  if (control) return WITH_CONTROL[key] ?? null
  if (altKey && shiftKey)
    return key === 'ArrowRight' ? 'open-all' : key === 'ArrowLeft' ? 'close-all' : null
  if (altKey) return WITH_ALT[key] ?? null
  if (shiftKey) return key === 'F3' ? 'find-previous' : null
  return PLAIN[key] ?? null
}
