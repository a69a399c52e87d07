/** A value nested deeper than this is refused, so that no input exhausts the stack. */
const MOST_LEVELS = 200

/**
 * The canonical JSON of a value (RFC 8785): no white space, members sorted by the UTF-16 code units of
 * their names, numbers and strings as ECMAScript writes them. Members that are `undefined` are absent,
 * as in `JSON.stringify`. Throws a RangeError on what JSON cannot hold: a number that is not finite, a
 * lone surrogate, a function, or more than 200 levels.
 */
export function canonicalJson(value: unknown): string {
  const pieces: string[] = []
  write(value, pieces, 0)
  return pieces.join('')
}

function write(value: unknown, pieces: string[], level: number): void {
  if (level > MOST_LEVELS) throw new RangeError(`nested in more than ${MOST_LEVELS} levels`)
  if (typeof value === 'string') pieces.push(textOf(value))
  else if (typeof value === 'number') pieces.push(numberOf(value))
  else if (value === null || typeof value === 'boolean') pieces.push(`${value}`)
  else if (Array.isArray(value)) writeList(value, pieces, level)
  else if (typeof value === 'object') writeMembers(value, pieces, level)
  else throw new RangeError(`JSON has no ${typeof value}`)
}

function writeList(list: readonly unknown[], pieces: string[], level: number): void {
  let before = '['
  for (const item of list) {
    pieces.push(before)
    write(item, pieces, level + 1)
    before = ','
  }
  pieces.push(list.length === 0 ? '[]' : ']')
}

function writeMembers(object: object, pieces: string[], level: number): void {
  let before = '{'
  // Array.prototype.sort without an order of its own compares UTF-16 code units.
  for (const name of Object.keys(object).sort()) {
    const member = (object as Record<string, unknown>)[name]
    if (member === undefined) continue
    pieces.push(before, textOf(name), ':')
    write(member, pieces, level + 1)
    before = ','
  }
  pieces.push(before === '{' ? '{}' : '}')
}

function textOf(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('a text holds a lone surrogate')
  return JSON.stringify(text)
}

function numberOf(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError(`JSON has no number ${number}`)
  return JSON.stringify(number)
}
