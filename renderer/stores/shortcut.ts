/** A key press, as far as shortcuts look at it. */
export interface KeyPress {
  key: string
  /** The place of the key, whatever the layout prints on it. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  /** The third level of a layout, which Windows reports as Ctrl and Alt together. */
  altGraph: boolean
}

/**
 * Whether a key press is a shortcut such as "Ctrl+Shift+Z", "Alt+ArrowLeft" or "?". Ctrl stands for
 * the command key of a Mac too. What a layout needs to write a sign is no part of the shortcut.
 */
export function isShortcut(shortcut: string, press: KeyPress): boolean {
  const { key, modifiers } = parse(shortcut)
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  const has = (name: string) => modifiers.includes(name)
  const written = isSign && press.altGraph
  if (!written && (press.ctrlKey || press.metaKey) !== has('Ctrl')) return false
  if (!written && press.altKey !== has('Alt')) return false
  if (!isSign && press.shiftKey !== has('Shift')) return false
  if (/^\d$/.test(key) && press.code === `Digit${key}`) return true
  return press.key.toLowerCase() === key.toLowerCase()
}

const NAMES: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** The keys of a shortcut one by one, as they are shown. */
export function keysOf(shortcut: string): string[] {
  const { key, modifiers } = parse(shortcut)
  return [...modifiers, NAMES[key] ?? key]
}

/** A shortcut in a line of text. */
export function shortcutText(shortcut: string): string {
  return keysOf(shortcut).join('+')
}

function parse(shortcut: string): { key: string; modifiers: string[] } {
  const pieces = shortcut.split(/\+(?=.)/)
  return { key: pieces.at(-1) ?? '', modifiers: pieces.slice(0, -1) }
}
