import type { Mapping, Rows } from './columns.ts'
import type { Field } from './fields.ts'

const TOTAL =
  /^(grand |sub ?)?total( cost| price| amount)?s?\b|^sum\b|^(gesamt|zwischen|end)?summe\b|^gesamt(betrag|preis|kosten)?\b|^somme\b|^sous-total\b|^suma\b|^(合计|总计|小计|總計|合計|小計|総計)/i

/**
 * Why a row is no line of the bill of materials; null: it is one. A row with a part number is one,
 * unless the number is the word for a total and no fact of a part stands beside it.
 */
export function skipReason(
  row: readonly string[],
  index: number,
  rows: Rows,
  { header, headerRows = 1, columns }: Mapping,
): string | null {
  if (header !== null && index < header) return 'above the headings'
  if (header !== null && index < header + headerRows) return 'the headings'
  if (row.every((cell) => cell.trim() === '')) return 'blank'
  if (header !== null && isSameHeading(row, rows[header] ?? [])) return 'the headings again'
  const filled = columns.filter((field, i) => field !== null && (row[i] ?? '').trim() !== '')
  const hasItem = filled.includes('item') || filled.includes('manufacturerPartNumber')
  const first = row.map((cell) => cell.trim()).find((cell) => /\p{L}/u.test(cell)) ?? ''
  const isAboutAPart = filled.some((field) => field !== null && FACTS.has(field))
  const isLabel = first.replace(TOTAL, '').replace(/[\s:.]/g, '') === ''
  if (TOTAL.test(first) && (!hasItem || (isLabel && !isAboutAPart))) return 'a total'
  return filled.length === 0 ? 'nothing in the columns that are taken over' : null
}

/** Whether a row repeats the headings, cell by cell, as printed lists do on every page. */
function isSameHeading(row: readonly string[], headings: readonly string[]): boolean {
  const width = Math.max(row.length, headings.length)
  for (let i = 0; i < width; i++) if (plain(row[i]) !== plain(headings[i])) return false
  return row.filter((cell) => cell.trim() !== '').length > 1
}

function plain(cell = ''): string {
  return cell.trim().toLowerCase()
}

const FACTS = new Set<Field>(['name', 'origin', 'eccn', 'kind', 'supplier', 'hts', 'usShare'])
