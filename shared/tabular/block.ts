/** What can stand between the cells of a block. */
export const BLOCK_DELIMITERS = ['\t', ';', '|', ','] as const
export type BlockDelimiter = (typeof BLOCK_DELIMITERS)[number]

/**
 * What stands between the cells of a block: the tab of a spreadsheet, else the mark that each of its
 * lines has as often as the others. A comma may be a decimal mark and is taken where it stands twice.
 */
export function delimiterOf(text: string): BlockDelimiter {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  if (text.includes('\t') || lines.length < 2) return '\t'
  const found = BLOCK_DELIMITERS.find((mark) => {
    const counts = new Set(lines.map((line) => marksIn(line, mark)))
    const [count = 0] = counts
    return counts.size === 1 && count >= (mark === ',' ? 2 : 1)
  })
  return found ?? '\t'
}

/** How often a mark stands in a line, outside of quotes. */
function marksIn(line: string, mark: string): number {
  return line.replace(/"(?:[^"]|"")*"/g, '').split(mark).length - 1
}

/**
 * The cells of a block copied from a spreadsheet or a text file: a row a line. A cell in quotes may
 * hold delimiters, line breaks and doubled quotes. Blanks at either end of a cell are kept: they may indent.
 */
export function readBlock(text: string, delimiter: BlockDelimiter = '\t'): string[][] {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (body === '') return []
  const rows: string[][] = [[]]
  const mark = delimiter === '|' ? '\\|' : delimiter
  const cell = new RegExp(`"((?:[^"]|"")*)"(?=[${mark}\\n]|$)|[^${mark}\\n]*`, 'y')
  for (let at = 0; at <= body.length; at = cell.lastIndex + 1) {
    cell.lastIndex = at
    const [whole = '', quoted] = cell.exec(body) ?? []
    cell.lastIndex = at + whole.length
    rows.at(-1)?.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'))
    const isLast = cell.lastIndex >= body.length - 1
    if (body[cell.lastIndex] === '\n') {
      if (isLast) break
      rows.push([])
    }
  }
  return rows
}

/** The text of a block, as a spreadsheet takes it from the clipboard. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const cellText = (cell: string) =>
    /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row) => row.map(cellText).join('\t')).join('\r\n')
}
