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

/** A keyboard event of the browser or of React. */
type KeyEvent = Omit<KeyPress, 'altGraph'> & { getModifierState: (key: never) => boolean }

export function pressOf(event: KeyEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  const altGraph = event.getModifierState('AltGraph' as never)
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph }
}

/**
 * The key that shortcuts know: what the layout writes, in small letters; where that is no Latin letter,
 * what a US layout has at its place. With Ctrl a key of the digit row is its digit. What the third level
 * writes is text and stays as it is.
 */
export function keyOf(event: KeyEvent | KeyPress): string {
  const { key, code, altKey, shiftKey, altGraph } = 'altGraph' in event ? event : pressOf(event)
  const control = event.ctrlKey || event.metaKey
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (control && digit && !altKey && !altGraph) return digit
  if (key.length !== 1 || altGraph) return key
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase()
  if (key === 'ı' || key === 'İ') return 'i'
  if (/\p{Script=Latin}/u.test(key) && !altKey) return key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return letter?.toLowerCase() ?? digit ?? (shiftKey ? SHIFTED[code] : SIGNS[code]) ?? key
}

/** Signs at their places on a US layout. */
const SIGNS: Record<string, string> = {
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Slash: '/',
}
const SHIFTED: Record<string, string> = { Slash: '?' }

/**
 * Whether a key press is a shortcut such as "Ctrl+Shift+Z", "Alt+ArrowLeft" or "?". Ctrl stands for
 * the command key of a Mac too. What a layout needs to write a sign is no part of the shortcut.
 */
export function isShortcut(shortcut: string, press: KeyPress): boolean {
  const { key, modifiers } = parse(shortcut)
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  const has = (name: string) => modifiers.includes(name)
  if (press.altGraph && key.length === 1 && !isSign) return false
  const written = isSign && press.altGraph
  if (!written && (press.ctrlKey || press.metaKey) !== has('Ctrl')) return false
  if (!written && press.altKey !== has('Alt')) return false
  if (!isSign && press.shiftKey !== has('Shift')) return false
  return keyOf(press).toLowerCase() === key.toLowerCase()
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
