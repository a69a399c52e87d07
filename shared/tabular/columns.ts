import { saysUnknown } from './cell.ts'
import { readCountry } from './country.ts'
import { readEccn } from './eccn.ts'
import { FIELDS, type Field, HEADINGS } from './fields.ts'
import { readNumber } from './number.ts'
import { OTHER_THINGS, SYNONYMS } from './synonyms.ts'

export type Rows = readonly (readonly string[])[]

/** What each column of a table says. */
export interface Mapping {
  /** The row of the headings, from 0; null: the table has none. */
  header: number | null
  /** How many rows the headings take, of which `header` is the last; absent: one. */
  headerRows?: number
  /** The field of each column; null: the column is not taken over. */
  columns: readonly (Field | null)[]
  /** For how many units each price is, where a heading says it; absent: for one. */
  pricePer?: string
  /** Quantities are counted from the designators of each row. */
  countsDesignators?: boolean
}

/** A mapping with how sure each column is, from 0 to 1 (1: the heading names the field). */
export interface SuggestedMapping extends Mapping {
  confidence: readonly number[]
}

const ROWS_SEARCHED = 40
const SAMPLES = 50

/**
 * Suggests what the columns of a table are, by their headings and what stands below them. The row
 * of the headings is searched for (titles may stand above it) unless it is given.
 */
export function suggestMapping(rows: Rows, header?: number | null): SuggestedMapping {
  const at = header === undefined ? findHeader(rows) : header
  const samples = rows.slice(at === null ? 0 : at + 1).slice(0, SAMPLES)
  const headings = at === null ? [] : (rows[at] ?? [])
  const width = Math.max(headings.length, ...samples.map((row) => row.length), 0)
  const candidates: { column: number; field: Field; score: number }[] = []
  for (let column = 0; column < width; column++) {
    const cells = samples.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    for (const [field, score] of scores(headings[column] ?? '', cells)) {
      candidates.push({ column, field, score })
    }
  }
  const columns: (Field | null)[] = Array(width).fill(null)
  const confidence: number[] = Array(width).fill(0)
  const taken = new Set<Field>()
  for (const { column, field, score } of candidates.sort((a, b) => b.score - a.score)) {
    if (columns[column] || taken.has(field)) continue
    columns[column] = field
    confidence[column] = score
    taken.add(field)
  }
  preferManufacturerNumber(columns, confidence)
  return { header: at, columns, confidence }
}

/** What keeps a mapping from being used, one sentence each. */
export function checkMapping(
  { columns, countsDesignators }: Mapping,
  quantity?: string | null,
): string[] {
  const problems: string[] = []
  const has = (field: Field) => columns.includes(field)
  if (!has('item') && !has('manufacturerPartNumber')) problems.push('No column is the part number')
  if (!has('quantity') && !quantity && !(countsDesignators && has('designators')))
    problems.push('No column is the quantity')
  for (const field of new Set(columns)) {
    if (field === null || field === 'note') continue
    const times = columns.filter((other) => other === field).length
    if (times > 1) problems.push(`${times} columns are the ${HEADINGS[field].toLowerCase()}`)
  }
  return problems
}

/** A key under which a mapping can be remembered: the same for the same headings in any order. */
export function mappingKey(headings: readonly string[]): string {
  const names = headings.map(normalHeading).filter((name) => name !== '')
  return [...new Set(names)].sort().join('|')
}

/** A heading without case, accents, punctuation, units and currencies. */
export function normalHeading(heading: string): string {
  return plain(heading.replace(/[([][^)\]]*[)\]]/g, ' ')) || plain(heading)
}

/** The name of a column as a spreadsheet has it: A, B, … AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

/** The row whose cells are the most like headings, among the first ones. */
function findHeader(rows: Rows): number | null {
  let best = { row: -1, total: 0 }
  for (const [i, row] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const named = row.map((heading) => Math.max(0, ...byHeading(heading).values()))
    const sure = named.filter((score) => score >= 0.5).length
    const total = named.reduce((sum, score) => sum + score, 0)
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (sure >= Math.min(2, filled) && sure > 0 && total > best.total) best = { row: i, total }
  }
  return best.row < 0 ? null : best.row
}

let index: Map<string, { field: Field; score: number }[]> | undefined

function synonymIndex(): Map<string, { field: Field; score: number }[]> {
  if (index) return index
  index = new Map()
  for (const field of FIELDS) {
    const { strong, weak } = SYNONYMS[field]
    enter(`${strong}|${HEADINGS[field]}`, field, 1)
    if (weak) enter(weak, field, 0.5)
  }
  return index

  function enter(names: string, field: Field, score: number): void {
    for (const name of new Set(names.split('|').map(plain))) {
      const known = index?.get(name) ?? []
      if (!known.some((entry) => entry.field === field)) known.push({ field, score })
      index?.set(name, known)
    }
  }
}

/** How well a heading fits each field, by the heading alone. */
function byHeading(heading: string): Map<Field, number> {
  const found = new Map<Field, number>()
  const note = (name: string, factor: number) => {
    for (const { field, score } of synonymIndex().get(name) ?? []) {
      found.set(field, Math.max(found.get(field) ?? 0, score * factor))
    }
  }
  const whole = plain(heading)
  if (whole === '' || whole.length > 60) return found
  note(whole, 1)
  note(normalHeading(heading), 0.98)
  if (found.size > 0 || OTHER_THINGS.test(whole)) return found
  const words = whole.split(' ')
  for (let size = words.length - 1; size > 0; size--) {
    const factor = 0.4 + (0.3 * size) / words.length
    note(words.slice(0, size).join(' '), factor)
    note(words.slice(-size).join(' '), factor)
  }
  return found
}

/** How well a column fits each field, by its heading and what stands below it. */
function scores(heading: string, cells: readonly string[]): Map<Field, number> {
  const found = byHeading(heading)
  for (const [field, score] of found) {
    if (NUMERIC.has(field) && shareOf(cells, isNumberLike) < 0.5) found.set(field, score * 0.3)
    if (field === 'currency' && shareOf(cells, isCurrencyLike) < 0.5) found.set(field, score * 0.3)
  }
  if (found.size === 0 && cells.length >= 2 && !OTHER_THINGS.test(plain(heading))) {
    if (shareOf(cells, (cell) => readEccn(cell).ok) >= 0.8) found.set('eccn', 0.7)
    else if (shareOf(cells, isCountryLike) >= 0.8) found.set('origin', 0.5)
  }
  return found
}

const NUMERIC = new Set<Field>(['quantity', 'unitPrice', 'extendedPrice', 'priceUnit', 'usShare'])

function shareOf(cells: readonly string[], fits: (cell: string) => boolean): number {
  const known = cells.filter((cell) => !saysUnknown(cell))
  return known.length === 0 ? 1 : known.filter(fits).length / known.length
}

function isNumberLike(cell: string): boolean {
  const bare = cell.replace(/(?<=\d)\s*[\p{L}²³/]{1,4}\.?$/u, '')
  return readNumber(cell, { currency: 'CNY' }).ok || readNumber(bare).ok
}

function isCurrencyLike(cell: string): boolean {
  return cell.trim().length <= 12 && !/\d/.test(cell)
}

function isCountryLike(cell: string): boolean {
  return !/^\d+$/.test(cell.trim()) && readCountry(cell).ok
}

/**
 * Where nothing is surely the part number, the manufacturer's own number is; what could have been it
 * ("Value", "Comment") is then the name, where there is no other.
 */
function preferManufacturerNumber(columns: (Field | null)[], confidence: number[]): void {
  const own = columns.indexOf('manufacturerPartNumber')
  const item = columns.indexOf('item')
  if (own < 0 || (item >= 0 && (confidence[item] as number) >= 0.9)) return
  columns[own] = 'item'
  if (item < 0) return
  const isName = !columns.includes('name')
  columns[item] = isName ? 'name' : null
  confidence[item] = isName ? 0.5 : 0
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim()
}
