import { NONE } from './column-questions.ts'
import type { Rows } from './columns.ts'
import { plain } from './heading.ts'
import type { TableQuestion } from './question.ts'

/**
 * Asks which table of a file is meant, where its headings stand again further down and the part above
 * has no quantities: some exports list each part first, and then all parts counted. Null: there is
 * one.
 */
export function askHeader(rows: Rows, header: number, quantity: number): TableQuestion | null {
  const headings = (rows[header] ?? []).map(plain)
  const isSame = (row: readonly string[]) =>
    row.length === headings.length && row.every((cell, i) => plain(cell) === headings[i])
  const again = rows.findIndex((row, i) => i > header && isSame(row))
  if (again < 0) return null
  const isFilled = (row: readonly string[]) => (row[quantity] ?? '').trim() !== ''
  if (rows.slice(header + 1, again).some(isFilled)) return null
  if (!rows.slice(again + 1).some(isFilled)) return null
  const reading = (row: number, label: string) => ({
    value: `${row + 1}`,
    label: `${label}, below the headings in row ${row + 1}`,
    columns: [],
    samples: rows.slice(row + 1, row + 3).map((cells, i) => ({
      row: row + i + 2,
      text: cells.filter((cell) => cell.trim() !== '').join(' | ') || NONE,
      read: `a quantity of ${(cells[quantity] ?? '').trim() || '?'}`,
    })),
  })
  return {
    id: 'header',
    about: 'header',
    text: 'The headings stand twice. Which table is meant?',
    readings: [
      reading(again, 'The table with quantities'),
      reading(header, 'The table without quantities'),
    ],
    option: `--header ${again + 1}`,
  }
}
