/** What a cell of part numbers says in the form of a system that writes number and name in one. */
export interface ItemText {
  item: string
  name?: string
}

type Form = (text: string) => ItemText | null

/** Teamcenter's "000123/A;1-Board" and Odoo's "[P-10] Board". */
const FORMS: readonly Form[] = [
  (text) => {
    const match = /^([^\s/]+)\/([A-Z0-9.]{1,6})(?:;\d+)?(?:-(.*))?$/i.exec(text)
    if (!match || (match[3] === undefined && !text.includes(';'))) return null
    return match[3]
      ? { item: match[1] as string, name: match[3].trim() }
      : { item: match[1] as string }
  },
  (text) => {
    const match = /^\[([^\]]+)\]\s*(.*)$/.exec(text)
    if (!match) return null
    return match[2] ? { item: match[1] as string, name: match[2] } : { item: match[1] as string }
  },
]

/** How the cells of the column of part numbers are to be read; null: as they stand. */
export function itemFormOf(cells: readonly string[]): Form | null {
  const texts = cells.map((cell) => cell.trim()).filter((text) => text !== '')
  if (texts.length === 0) return null
  return FORMS.find((form) => texts.every((text) => form(text) !== null)) ?? null
}

/** Why a part number looks as if a spreadsheet had made it a number or a day; null: it does not. */
export function damageOf(item: string): string | null {
  if (/^\d([.,]\d+)?E[+-]?\d{1,3}$/i.test(item))
    return `"${item}" looks like a part number that a spreadsheet made a number`
  if (
    /^\d{1,2}[-/. ](jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?([-/. ]\d{2,4})?$/i.test(
      item,
    ) ||
    /^(jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?[-/. ]\d{1,4}$/i.test(
      item,
    ) ||
    /^\d{1,2}[./]\d{1,2}[./](19|20)\d{2}$/.test(item) ||
    /^(19|20)\d{2}-\d{2}-\d{2}( 00:00:00)?$/.test(item)
  )
    return `"${item}" looks like a part number that a spreadsheet made a day`
  if (/^\d{16,}$/.test(item))
    return `"${item}" has more than the 15 digits that a spreadsheet keeps: check the last ones`
  return null
}
