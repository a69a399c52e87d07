/** The numbers of a picture. */
export interface PictureTable {
  columns: { name: string; isNumber?: boolean }[]
  rows: string[][]
}

/** A table as text that spreadsheets read: cells apart by tabs, rows by line ends. */
export function tabbed({ columns, rows }: PictureTable): string {
  const cell = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  return [columns.map(({ name }) => name), ...rows]
    .map((row) => row.map(cell).join('\t'))
    .join('\n')
}
