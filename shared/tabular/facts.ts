import type { Kind } from '../model/schema.ts'
import { compare, divide, format, multiply, ONE, parseRatio } from '../money/ratio.ts'
import { ambiguous, type ReadCell, read, unreadable } from './cell.ts'
import { type DecimalMark, readNumber } from './number.ts'

/** A quantity that is not negative, with its unit where it stands in the same cell ("2,5 m"). */
export function readQuantity(
  text: string,
  mark: DecimalMark | null,
): ReadCell<{ amount: string; unit?: string }> {
  const whole = readNumber(text, { mark, currency: 'CNY' })
  if (whole.ok && (whole.value.currency || whole.value.percent)) {
    return unreadable(`"${text}" is no quantity`)
  }
  const [, digits = text, unit] = /^(.*?\d[.,]?)\s*(\p{L}[\p{L}²³]{0,5}\.?)$/u.exec(text) ?? []
  const number = readNumber(digits, { mark })
  if (!number.ok) return number
  if (number.value.amount.startsWith('-')) return unreadable(`"${text}" is a negative quantity`)
  const amount = withoutTrailingZeros(number.value.amount)
  return read(unit ? { amount, unit } : { amount }, ...number.remarks)
}

function withoutTrailingZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount
}

/** A share from "0" to "1". `isPercent`: numbers without a percent sign are percentages too. */
export function readShare(
  text: string,
  mark: DecimalMark | null,
  isPercent: boolean | 'open',
): ReadCell<string> {
  const number = readNumber(text, { mark })
  if (!number.ok) return number
  const { amount, percent, currency } = number.value
  if (currency) return unreadable(`"${text}" is no share`)
  if (isPercent === 'open' && !percent && isBelowOne(amount))
    return ambiguous(`"${text}" could be ${amount} % or a share of one`, [
      `${amount} %`,
      `${format(multiply(parseRatio(amount), { n: 100n, d: 1n }))} %`,
    ])
  const share = percent || !isPercent ? amount : hundredth(amount)
  if (share.startsWith('-') || compare(parseRatio(share), ONE) > 0) {
    return unreadable(`"${text}" is no share from 0 to 1, nor a percentage up to 100 %`)
  }
  return read(share, ...number.remarks)
}

/** Above zero and below one. */
function isBelowOne(amount: string): boolean {
  return /[1-9]/.test(amount) && compare(parseRatio(amount), ONE) < 0
}

function hundredth(amount: string): string {
  return format(divide(parseRatio(amount), { n: 100n, d: 1n }))
}

/** The first six digits of an HTS or HS code, which all countries share. */
export function readHts(text: string): ReadCell<string> {
  const digits = text.replace(/[\s.]/g, '')
  if (/^\d{6}(\d{2}(\d{2,3})?)?[A-Z]?$/i.test(digits)) return read(digits.slice(0, 6))
  return unreadable(`"${text}" is no HTS code of at least six digits`)
}

/** Commodity, software or technology, by their names in several languages. */
export function readKind(text: string): ReadCell<Kind> {
  const kind = KINDS.get(text.toLowerCase())
  return kind ? read(kind) : unreadable(`"${text}" is not commodity, software or technology`)
}

const KINDS = new Map<string, Kind>(
  Object.entries({
    commodity: ['commodity', 'hardware', 'hw', 'goods', 'ware', 'güter'],
    software: ['software', 'sw', 'firmware', 'fw', 'logiciel', '软件', 'ソフトウェア'],
    technology: ['technology', 'technologie', 'tecnología', '技术', '技術'],
  }).flatMap(([kind, names]) => names.map((name) => [name, kind as Kind])),
)

/** Part numbers in one cell, apart from each other by semicolons, bars, line breaks or a comma and a blank. */
export function readAlternates(text: string): ReadCell<string[]> {
  const parts = text.split(/[;|\n]|,\s/).map((part) => part.trim())
  return read([...new Set(parts.filter((part) => part !== ''))])
}
