import { type ReadCell, read, unreadable } from './cell.ts'
import { currencyOf } from './currency.ts'

export type DecimalMark = '.' | ','

export interface NumberOptions {
  /** The decimal mark of the column, as found or set; null: each cell by itself. */
  mark?: DecimalMark | null | undefined
  /** The currency that settles "$" and "¥". */
  currency?: string | null | undefined
}

/** A number as exact decimal text; a percentage is already divided by a hundred. */
export interface ReadNumber {
  amount: string
  currency?: string
  percent?: true
}

/** How the separators in a number can be understood. */
type Shape = 'plain' | 'ambiguous' | 'malformed' | DecimalMark

/**
 * Reads a typed or pasted number: decimal comma or point, thousands separators, a currency before or
 * after, a minus on either side or parentheses, percent, and "1.2E+03". Nothing is rounded. Where
 * "1,234" is not settled by the column's decimal mark it is read as in English, with a remark.
 */
export function readNumber(text: string, options: NumberOptions = {}): ReadCell<ReadNumber> {
  const parts = takeApart(text)
  if (!parts) return unreadable(`"${text.trim()}" is not a number`)
  const { digits, exponent, negative, percent, words } = parts
  const shape = shapeOf(digits, exponent !== 0)
  const known = options.mark ?? null
  if (shape === 'malformed') return unreadable(`"${text.trim()}" is not a number`)
  if (known && shape !== 'plain' && shape !== 'ambiguous' && shape !== known) {
    const name = shape === ',' ? 'comma' : 'point'
    return unreadable(`"${text.trim()}" has a decimal ${name}, unlike the column`)
  }
  const amount = decimalText(digits, exponent - (percent ? 2 : 0), shape, known, negative)
  const remarks: string[] = []
  if (shape === 'ambiguous' && !known) {
    const other = decimalText(digits, exponent, ',', null, negative)
    remarks.push(`"${text.trim()}" was read as ${amount}; with a decimal comma it is ${other}`)
  }
  const value: ReadNumber = percent ? { amount, percent: true } : { amount }
  for (const word of words) {
    const currency = currencyOf(word, options.currency)
    if (!currency.ok) return unreadable(`"${text.trim()}" is not an amount: ${currency.message}`)
    if (value.currency && value.currency !== currency.value) {
      const found = `${value.currency} and ${currency.value}`
      return unreadable(`"${text.trim()}" names two currencies: ${found}`)
    }
    value.currency = currency.value
    remarks.push(...currency.remarks)
  }
  return read(value, ...new Set(remarks))
}

/**
 * The decimal mark that the cells of a column agree on; null where no cell shows it, 'mixed' where
 * they contradict each other.
 */
export function findDecimalMark(cells: readonly string[]): DecimalMark | 'mixed' | null {
  let found: DecimalMark | null = null
  for (const cell of cells) {
    const parts = takeApart(cell)
    const shape = parts ? shapeOf(parts.digits, parts.exponent !== 0) : 'malformed'
    if (shape !== '.' && shape !== ',') continue
    if (found && found !== shape) return 'mixed'
    found = shape
  }
  return found
}

interface Parts {
  digits: string
  exponent: number
  negative: boolean
  percent: boolean
  /** What stands before and after the number, such as a currency sign. */
  words: string[]
}

const MOST_EXPONENT = 100
const DIGITS = /^\d+(?:[.,]\d+)*$/

/** The number in a text and what stands around it; null where there is none or more than one. */
function takeApart(text: string): Parts | null {
  // Most cells are digits and separators alone, of which nothing has to be taken apart.
  if (DIGITS.test(text))
    return { digits: text, exponent: 0, negative: false, percent: false, words: [] }
  let rest = text
    .normalize('NFKC')
    .replace(/[’‘´`ʼ]/g, "'")
    .replace(/[−‐‑–—]/g, '-')
    .trim()
  const bracketed = /^\((.*)\)$/.exec(rest) ?? /^([^\d()]*)\(([^()]*)\)([^\d()]*)$/.exec(rest)
  if (bracketed) rest = bracketed.slice(1).join('')
  const match = /^(\D*?)([.,]?\d[\d.,' _]*?)(?:E([+-]?\d{1,4}))?(\D*)$/i.exec(rest)
  if (!match) return null
  const [, before = '', digits = '', exponent = '0', after = ''] = match
  if (Math.abs(Number(exponent)) > MOST_EXPONENT) return null
  // "12,-" and "12.–" are whole amounts, and a mark at the end closes a whole number.
  const tail = after.replace(/^[.,](-{1,2})?(?!\S*[.,])/, '')
  const minus = [...(before + tail)].filter((character) => character === '-').length
  if (minus > 1 || (minus > 0 && bracketed)) return null
  const percent = tail.includes('%')
  const words = [before, tail.replace('%', '')]
    .map((word) => word.replace(/[-+]/g, '').trim())
    .filter((word) => word !== '')
  const negative = minus > 0 || bracketed !== null
  return { digits, exponent: Number(exponent), negative, percent, words }
}

function shapeOf(digits: string, scientific: boolean): Shape {
  if (/^\d+$/.test(digits)) return 'plain'
  const spaced = /^\d{1,3}(['\u0020_])\d{3}(?:\1\d{3})*(?:([.,])\d*)?$/.exec(digits)
  if (spaced) return (spaced[2] as DecimalMark | undefined) ?? 'plain'
  if (/['\u0020_]/.test(digits)) return 'malformed'
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (points > 0 && commas > 0) {
    const mark = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
    const [whole = '', ...others] = digits.split(mark)
    return others.length === 1 && isGrouped(whole, otherMark(mark)) ? mark : 'malformed'
  }
  const separator = points > 0 ? '.' : ','
  if (points + commas > 1) return isGrouped(digits, separator) ? otherMark(separator) : 'malformed'
  const [whole = '', fraction = ''] = digits.split(separator)
  const couldBeGroups = /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3 && !scientific
  return couldBeGroups ? 'ambiguous' : separator
}

/** Whether the separators stand at thousands, or as in India at hundreds of thousands. */
function isGrouped(text: string, separator: DecimalMark): boolean {
  const [first = '', ...groups] = text.split(separator)
  if (!/^\d{1,3}$/.test(first) || groups.length === 0) return false
  const last = groups.at(-1) ?? ''
  const size = separator === ',' && groups[0]?.length === 2 ? 2 : 3
  return last.length === 3 && groups.slice(0, -1).every((group) => group.length === size)
}

function otherMark(mark: DecimalMark): DecimalMark {
  return mark === '.' ? ',' : '.'
}

function decimalText(
  digits: string,
  exponent: number,
  shape: Shape,
  known: DecimalMark | null,
  negative: boolean,
): string {
  const mark = shape === '.' || shape === ',' ? shape : (known ?? '.')
  const [whole = '', fraction = ''] = digits.replace(/['\u0020_]/g, '').split(mark)
  const bare = whole.replace(/[.,]/g, '')
  return shift(bare, fraction.replace(/[.,]/g, ''), exponent, negative)
}

/** Moves the decimal point to the right (below zero: to the left) and tidies leading zeros. */
function shift(whole: string, fraction: string, places: number, negative: boolean): string {
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 0)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0'
  const right = padded.slice(at)
  const text = right === '' ? left : `${left}.${right}`
  return negative && /[1-9]/.test(text) ? `-${text}` : text
}
