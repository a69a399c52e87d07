import type { OutcomeRow } from './outcome-rows.ts'

/** The rows of a table of part facts that change nothing since they are broken, or name no part that was chosen. */
export function rowsLeft(
  outcomes: readonly OutcomeRow[],
  toggled: ReadonlySet<string>,
): OutcomeRow[] {
  return outcomes.filter(
    ({ what, id }) => what === 'not taken' || (what === 'no such part' && !toggled.has(id)),
  )
}

/** Those rows as they stand in the table, below its headings, each with why it is left, to be repaired elsewhere. */
export function rowsLeftBlock(
  left: readonly OutcomeRow[],
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string[][] {
  const width = Math.max(headings.length, ...left.map(({ row }) => cellsOf(rows, row).length))
  const wide = (cells: readonly string[]) =>
    Array.from({ length: width }, (_, column) => cells[column] ?? '')
  return [
    [...wide(headings), 'Why it is left'],
    ...left.map(({ row, what, detail }) => [
      ...wide(cellsOf(rows, row)),
      what === 'no such part' ? 'No such part' : detail,
    ]),
  ]
}

function cellsOf(rows: readonly (readonly string[])[], row: number | null): readonly string[] {
  return row === null ? [] : (rows[row - 1] ?? [])
}
