import { DEEPEST_JSON } from '../bounds.ts'

export type ParsedJson = { ok: true; value: unknown } | { ok: false; path: string; message: string }

/**
 * The value of a JSON text. A problem names the line and column: text that is not JSON, a name that
 * stands twice in one object (which of the two is meant cannot be told), and values that lie deeper
 * inside one another than `DEEPEST_JSON`.
 */
export function parseJson(source: string): ParsedJson {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, path: jsonPosition(text, error), message: 'is not valid JSON' }
  }
  const found = findUnclear(text)
  if (!found) return { ok: true, value }
  return { ok: false, path: placeOf(text, found.at), message: found.message }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/** The first repeated name or too deep value of a valid JSON text; null: there is none. */
function findUnclear(text: string): { at: number; message: string } | null {
  const names: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      const end = endOfString(text, at)
      const known = names.at(-1)
      if (known && isName(text, end)) {
        const name = nameOf(text.slice(at, end))
        if (known.has(name)) return { at, message: `has the name ${JSON.stringify(name)} twice` }
        known.add(name)
      }
      at = end - 1
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      names.push(code === OPEN_OBJECT ? new Set() : null)
      if (names.length > DEEPEST_JSON)
        return { at, message: `lies more than ${DEEPEST_JSON} levels deep` }
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) names.pop()
  }
  return null
}

/** The place after the closing quote of the string that starts at a place. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++
    if (escapes % 2 === 0) return at + 1
  }
}

/** Whether the string that ends before a place is a name: whether a colon follows. */
function isName(text: string, end: number): boolean {
  let at = end
  while (text.charCodeAt(at) <= 0x20) at++
  return text.charCodeAt(at) === COLON
}

function nameOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
}

/** Where in a text `JSON.parse` stopped. */
function jsonPosition(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const byLine = /line (\d+) column (\d+)/.exec(message)
  if (byLine) return `line ${byLine[1]}, column ${byLine[2]}`
  const byOffset = /position (\d+)/.exec(message)
  return placeOf(text, byOffset ? Number(byOffset[1]) : text.length)
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}
