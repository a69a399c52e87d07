import type { Mapping, Rows } from './columns.ts'
import type { Field } from './fields.ts'
import { headingsOf } from './headings.ts'

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
  headings: readonly string[] = headingsOf(rows, { header, headerRows }),
): string | null {
  if (header !== null && index <= header - headerRows) return 'above the headings'
  if (header !== null && index <= header) return 'the headings'
  if (row.every((cell) => cell.trim() === '')) return 'blank'
  if (header !== null && isSameHeading(row, headings)) return 'the headings again'
  const filled = columns.filter((field, i) => field !== null && (row[i] ?? '').trim() !== '')
  const hasItem = filled.includes('item') || filled.includes('manufacturerPartNumber')
  const first = row.map((cell) => cell.trim()).find((cell) => /\p{L}/u.test(cell)) ?? ''
  const isAboutAPart = filled.some((field) => field !== null && FACTS.has(field))
  const isLabel = first.replace(TOTAL, '').replace(/[\s:.]/g, '') === ''
  if (TOTAL.test(first) && (!hasItem || (isLabel && !isAboutAPart))) return 'a total'
  if (filled.length === 0) return 'nothing in the columns that are taken over'
  return hasItem && !filled.includes('quantity') ? labelReason(row, columns.length) : null
}

/** Why a row without a quantity is a text of its own, such as a section's name or a signature. */
function labelReason(row: readonly string[], width: number): string | null {
  const texts = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = ''] = texts
  if (SIGNED.test(first)) return 'a note or a signature'
  const isText = /\p{L}/u.test(first) && (/\s|:$/.test(first) || !/\d/.test(first))
  return width > 2 && texts.length === 1 && isText ? 'a text of its own' : null
}

const SIGNED =
  /^(prepared|approved|checked|released|reviewed|created|drawn|designed|issued|printed|generated|signed|signature|page|notes?|remarks?|date|disclaimer|confidential|erstellt|geprüft|freigegeben|gezeichnet|seite|stand|hinweis|bemerkung(en)?|préparé|approuvé|vérifié|elaborado|aprobado|编制|审核|批准|制表|作成|承認|備考|备注)(?![\p{L}\d]).*/iu

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
