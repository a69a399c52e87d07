/**
 * The cells of a block copied from a spreadsheet: tab-separated, a row a line. A cell in quotes may
 * hold tabs, line breaks and doubled quotes. Blanks at either end of a cell are kept: they may indent.
 */
export function readBlock(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (body === '') return []
  const rows: string[][] = [[]]
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y
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
