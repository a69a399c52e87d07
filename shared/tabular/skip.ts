import { type Mapping, normalHeading, type Rows } from './columns.ts'

const TOTAL =
  /^(grand |sub ?)?total( cost| price| amount)?s?\b|^sum\b|^(gesamt|zwischen|end)?summe\b|^gesamt(betrag|preis|kosten)?\b|^somme\b|^sous-total\b|^suma\b|^(合计|总计|小计|總計|合計|小計|総計)/i

/**
 * Why a row is no line of the bill of materials; null: it is one. A row that has a part number is
 * never passed over, whatever else it says.
 */
export function skipReason(
  row: readonly string[],
  index: number,
  rows: Rows,
  { header, columns }: Mapping,
): string | null {
  if (header !== null && index < header) return 'above the headings'
  if (index === header) return 'the headings'
  if (row.every((cell) => cell.trim() === '')) return 'blank'
  if (header !== null && isSameHeading(row, rows[header] ?? [])) return 'the headings again'
  const filled = columns.filter((field, i) => field !== null && (row[i] ?? '').trim() !== '')
  const hasItem = filled.includes('item') || filled.includes('manufacturerPartNumber')
  const first = row.map((cell) => cell.trim()).find((cell) => /\p{L}/u.test(cell)) ?? ''
  const isTotal = TOTAL.test(first)
  if (isTotal && (!hasItem || isLabelOnly(row, columns))) return 'a total'
  return filled.length === 0 ? 'nothing in the columns that are taken over' : null
}

function isSameHeading(row: readonly string[], headings: readonly string[]): boolean {
  const names = row.map(normalHeading).filter((name) => name !== '')
  const known = headings.map(normalHeading).filter((name) => name !== '')
  return names.length > 1 && names.join('|') === known.join('|')
}

/** Whether "Total" stands where the part number does, and there is no quantity beside it. */
function isLabelOnly(row: readonly string[], columns: Mapping['columns']): boolean {
  const item = (row[columns.indexOf('item')] ?? '').trim()
  const quantity = columns.includes('quantity') ? (row[columns.indexOf('quantity')] ?? '') : ''
  return TOTAL.test(item) && item.length < 30 && quantity.trim() === ''
}
