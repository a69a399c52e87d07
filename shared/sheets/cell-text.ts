import type { Showing } from './number-format.ts'

/** Significant digits that a spreadsheet keeps and shows. */
const DIGITS = 15

/** The decimal text of a number cell, to the fifteen digits that a spreadsheet shows: 0.1 + 0.2 is "0.3". */
export function numberText(stored: string): string {
  const number = numberOf(stored)
  if (!Number.isFinite(number)) return stored
  const { sign, digits, exponent } = digitsOf(number)
  return sign + placed(digits, exponent + 1)
}

/** Whether a float64 cell gives this very decimal text back. */
export function survivesAsNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text !== '-0' && numberText(text) === text
}

/**
 * A number cell as its format shows it, without rounding: days as "2026-03-01", 0.125 as "12.5%",
 * 503 as "5.03E+2", 123 as "000123". `from1904`: the workbook counts days from 1904.
 */
export function shownText(stored: string, showing: Showing, from1904: boolean): string {
  const number = numberOf(stored)
  if (!Number.isFinite(number)) return stored
  if (showing.as === 'day') return dayText(number, from1904) ?? numberText(stored)
  const { sign, digits, exponent } = digitsOf(number)
  if (showing.as === 'percent') return `${sign}${placed(digits, exponent + 3)}%`
  if (showing.as === 'scientific') return `${sign}${scientific(digits, exponent)}`
  const text = sign + placed(digits, exponent + 1)
  const pads = showing.as === 'padded' && /^\d+$/.test(text)
  return pads ? text.padStart(showing.digits, '0') : text
}

/** The number of a cell as files write it, decimal and with an exponent; "0x10" is none, nor is "". */
function numberOf(stored: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?\s*$/i.test(stored) ? Number(stored) : Number.NaN
}

function digitsOf(number: number): { sign: string; digits: string; exponent: number } {
  const [mantissa = '', exponent = '0'] = number.toExponential(DIGITS - 1).split('e')
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0'
  return { sign: number < 0 ? '-' : '', digits, exponent: Number(exponent) }
}

/** Digits with the decimal point after so many of them. */
function placed(digits: string, point: number): string {
  if (digits === '0') return '0'
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const fraction = padded.slice(at)
  return fraction === '' ? padded.slice(0, at) : `${padded.slice(0, at)}.${fraction}`
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.slice(1)
  const mantissa = fraction === '' ? digits.slice(0, 1) : `${digits.slice(0, 1)}.${fraction}`
  return `${mantissa}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
}

const SECONDS_OF_DAY = 86_400
/** The day before 1 March 1900, from which on a spreadsheet's days are those of the calendar. */
const FIRST_TRUE_DAY = 60
const LAST_DAY = 2_958_465

/** A count of days as a day of the calendar with its time, if it has one; null: it is no such day. */
function dayText(count: number, from1904: boolean): string | null {
  if (count < 0 || count > LAST_DAY) return null
  const seconds = Math.round(count * SECONDS_OF_DAY)
  if (!from1904 && seconds < SECONDS_OF_DAY) return timeText(seconds)
  const since = from1904 || seconds >= (FIRST_TRUE_DAY + 1) * SECONDS_OF_DAY ? 0 : 1
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30 + since)
  const [day = ''] = new Date(start + seconds * 1000).toISOString().split('T')
  const time = seconds % SECONDS_OF_DAY
  return time === 0 ? day : `${day} ${timeText(time)}`
}

function timeText(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}
