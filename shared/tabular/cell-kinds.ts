import { type ColumnView, shareOf } from './column-view.ts'
import { readCountry } from './country.ts'
import { currencyOf } from './currency.ts'
import { readEccn } from './eccn.ts'
import { readHts, readKind } from './facts.ts'
import type { Field } from './fields.ts'
import { readNumber } from './number.ts'
import { readBasis } from './price.ts'

/** Whether the cells of a column can be what a field says; true where there are none. */
export function cellsFit(field: Field, column: ColumnView): boolean {
  const test = TESTS[field]
  return test === undefined || shareOf(column, test) >= 0.5
}

/** Whether a cell is a number, with a currency or a unit or without. */
export function isNumberLike(cell: string): boolean {
  const bare = cell.replace(/(?<=\d)\s*[\p{L}²³/]{1,6}\.?$/u, '')
  return readNumber(cell, { currency: 'CNY' }).ok || readNumber(bare).ok
}

/** Whether a cell names a country; numbers do not. */
export function isCountryLike(cell: string): boolean {
  return !/^\d+$/.test(cell.trim()) && readCountry(cell).ok
}

/** Whether a cell is an ECCN or EAR99. */
export function isEccnLike(cell: string): boolean {
  return readEccn(cell).ok
}

/** Whether a cell lists reference designators ("C1, C2", "R1-R4"). */
export function isDesignatorLike(cell: string): boolean {
  const tokens = cell.split(/[\s,;]+/).filter((token) => token !== '')
  const one = /^[A-Za-z_]{1,6}\d{1,5}[A-Za-z]?$|^REF\*\*$|^[-–]$|^\.\.\.?$|^to$/
  const range = /^[A-Za-z_]{1,6}\d{1,5}(-|–|\.\.\.?|:|~)[A-Za-z_]{0,6}\d{1,5}$/
  return tokens.length > 0 && tokens.every((token) => one.test(token) || range.test(token))
}

/**
 * Whether a column counts its rows: 1, 2, 3 or 0010, 0020, from a low number on, again from the start
 * under each assembly, the same number again for a further source.
 */
export function isCounting({ filled }: ColumnView): boolean {
  const counts = filled.filter((cell) => /^(0\d{0,3}|[1-9]\d{0,5})([.,]0)?$/.test(cell))
  if (counts.length === 0 || counts.length < filled.length * 0.9) return false
  const values = counts.map((cell) => Number.parseInt(cell, 10))
  const [first = 0] = values
  if (first > 100) return false
  if (values.length === 1) return first <= 10 || /^0/.test(counts[0] ?? '')
  let follows = 0
  for (let i = 1; i < values.length; i++) {
    const step = (values[i] as number) - (values[i - 1] as number)
    const isNext = step >= 0 && step <= 100
    if (isNext || values[i] === first) follows++
  }
  return follows / (values.length - 1) >= 0.9 && new Set(values).size > 1
}

/** How the numbers of an outline ("1", "1.1", "1.2", "2") stand to each other. */
export type OutlineFit = 'none' | 'whole' | 'broken'

/**
 * Whether a column is an outline: 'whole' where each dotted number stands below the row of the number
 * before its last dot, 'broken' where only some do, 'none' where it is no outline.
 */
export function outlineOf({ filled }: ColumnView): OutlineFit {
  if (!filled.every((cell) => /^\d{1,4}(\.\d{1,4})*\.?$/.test(cell))) return 'none'
  const numbers = filled.map((cell) => cell.replace(/\.$/, ''))
  const dotted = numbers.filter((number) => number.includes('.'))
  if (dotted.length === 0 || dotted.every((number) => /^\d+\.0$/.test(number))) return 'none'
  const seen = new Set<string>()
  let below = 0
  for (const number of numbers) {
    if (number.includes('.') && seen.has(number.replace(/\.\d+$/, ''))) below++
    seen.add(number)
  }
  const tops = dotted.map((number) => number.split('.').length)
  const isWholeBelowOne = new Set(tops).size === 1 && below === 0
  if (isWholeBelowOne) return 'none'
  return below === dotted.length && seen.size === numbers.length ? 'whole' : 'broken'
}

/** Whether cells are depths: whole numbers, outlines, or dots and other marks before a number. */
export function isLevelLike(cell: string): boolean {
  return (
    /^\s*[\s.+*>_|·•-]*\d{1,2}([.,]0)?\.?$/.test(cell) ||
    /^\d{1,4}([.,]\d{1,4})+\.?$/.test(cell) ||
    /^[.+*>_|·•-](\s*[.+*>_|·•-])*$/.test(cell)
  )
}

/** Whether a cell marks something or says yes or no. */
export function isMark(cell: string): boolean {
  return /^(x|✓|✔|✗|☑|☐|1|0|yes|no|y|n|true|false|ja|nein|j|oui|non|si|sí|sì|do not .*|dn[pifmslc]|no ?load|no ?pop|not (fitted|placed|populated|mounted|installed)|excluded?( from bom)?|fit(ted)?|populated?|placed?|mounted|installed|load(ed)?|是|否|不贴|贴|有|無|○|×|●|-|nb|nc)$/i.test(
    cell.trim(),
  )
}

function isCurrencyLike(cell: string): boolean {
  return (
    cell.length <= 12 &&
    !/\d/.test(cell) &&
    (currencyOf(cell).ok || /^[^\p{L}]$|^\p{Lu}{2,3}$/u.test(cell))
  )
}

/** A count that prices may be for. */
function isPriceCount(cell: string): boolean {
  const number = readNumber(cell.replace(/\s*\p{L}{1,5}\.?$/u, ''))
  return number.ok && /^(1|2|5)0*$|^(25|250|2500)$/.test(number.value.amount)
}

const TESTS: Partial<Record<Field, (cell: string) => boolean>> = {
  level: isLevelLike,
  quantity: isNumberLike,
  baseQuantity: isNumberLike,
  unitPrice: isNumberLike,
  extendedPrice: isNumberLike,
  priceUnit: isPriceCount,
  usShare: isNumberLike,
  currency: isCurrencyLike,
  origin: isCountryLike,
  eccn: isEccnLike,
  usEccn: isEccnLike,
  kind: (cell) => readKind(cell).ok,
  basis: (cell) => readBasis(cell).ok,
  hts: (cell) => readHts(cell).ok || /^\d{4,}/.test(cell.replace(/[\s.]/g, '')),
  unit: (cell) => !/^[\d.,\s$€£¥]+$/.test(cell) && cell.length <= 16,
  notFitted: isMark,
  fitted: isMark,
}
