import type { Outcome } from '../../../shared/calc/result.ts'
import { cellAt, cellTextWithUnit } from './cell.ts'
import type { Column, ProductLine, Shown } from './view.ts'

/** A cell of the view as text; `outcome` is to be written out as a word. */
export interface ViewCell {
  text: string
  outcome: Outcome
  note?: string
}

/** The matrix as it stands on screen, as a table of texts. */
export interface ViewTable {
  columns: { name: string; align: 'left' | 'center'; kind: 'text' | 'share' }[]
  rows: { cells: (string | ViewCell)[] }[]
}

/** The view as a table; a row of another revision than the one on screen says so. */
export function viewTable({ columns, lines }: Shown, revision: number): ViewTable {
  const text = (name: string) => ({ name, align: 'left' as const, kind: 'text' as const })
  return {
    columns: [
      ...['Product', 'Name', 'Company', 'As of'].map(text),
      ...columns.map(({ code, name }) => ({
        name: `${name} (${code})`,
        align: 'center' as const,
        kind: 'share' as const,
      })),
    ],
    rows: lines.flatMap((line) =>
      line.kind === 'product' ? [{ cells: cellsOf(line, columns, revision) }] : [],
    ),
  }
}

/** A table for pasting into a spreadsheet: tabs between cells, verdicts as words. */
export function tabSeparated(
  { columns, rows }: ViewTable,
  wordOf: (outcome: Outcome) => string,
): string {
  const texts = rows.map(({ cells }) =>
    cells.map((cell) =>
      typeof cell === 'string' ? cell : `${wordOf(cell.outcome)} ${cell.text}`.trimEnd(),
    ),
  )
  return [columns.map(({ name }) => name), ...texts]
    .map((cells) => cells.map(quoted).join('\t'))
    .join('\n')
}

function cellsOf(
  { product, answered }: ProductLine,
  columns: readonly Column[],
  revision: number,
): (string | ViewCell)[] {
  const standing = !answered
    ? 'not worked out'
    : answered.revision === revision
      ? `revision ${revision}`
      : `older: revision ${answered.revision}`
  const heading = [product.id, product.name, product.makerName ?? product.madeBy ?? '', standing]
  if (!answered) return [...heading, ...columns.map(() => '')]
  return [
    ...heading,
    ...columns.map(({ at }): ViewCell => {
      const cell = cellAt(answered.row, at)
      const note = cell.rule ? { note: cell.rule } : {}
      return { text: cellTextWithUnit(cell), outcome: cell.outcome, ...note }
    }),
  ]
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
