import type { Mapping, Rows } from './columns.ts'

/** The texts of the headings of a table, those over two rows joined; none where it has no headings. */
export function headingsOf(
  rows: Rows,
  { header, headerRows = 1 }: Pick<Mapping, 'header' | 'headerRows'>,
): string[] {
  if (header === null) return []
  const above = headerRows > 1 ? (rows[header - 1] ?? []) : []
  const own = rows[header] ?? []
  const width = Math.max(above.length, own.length)
  return Array.from({ length: width }, (_, i) =>
    [above[i] ?? '', own[i] ?? ''].filter((text) => text.trim() !== '').join(' '),
  )
}
