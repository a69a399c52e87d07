import { stripVTControlCharacters } from 'node:util'

/** One column: its heading, and whether its cells stand to the right. */
export interface TableColumn {
  heading: string
  right?: boolean
}

/** Lays rows out in columns of the width of their widest cell, two spaces apart. Cells may be coloured. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map((column, i) =>
    Math.max(width(column.heading), ...rows.map((row) => width(row[i] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    columns
      .map((column, i) => {
        const cell = cells[i] ?? ''
        const fill = ' '.repeat((widths[i] as number) - width(cell))
        return column.right ? fill + cell : cell + fill
      })
      .join('  ')
      .trimEnd()
  const headings = columns.map((column) => column.heading)
  return [line(headings), line(widths.map((size) => '-'.repeat(size))), ...rows.map(line)].join(
    '\n',
  )
}

function width(cell: string): number {
  return stripVTControlCharacters(cell).length
}
