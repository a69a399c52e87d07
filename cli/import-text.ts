import type { RowProblem } from '../shared/tabular/plan.ts'
import { oneLine, problemLines } from './problems.ts'

const LONGEST = 200

/** A problem of a cell, with its file, row and column. */
export function lineOf(path: string, { row, column, message }: RowProblem): string {
  return oneLine(`${path}: row ${row}, ${clipped(column)}: ${message}`)
}

/** A text of at most two hundred characters. */
export function clipped(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`
}

export function note(text: string): void {
  process.stderr.write(`note ${text}\n`)
}

interface Remarked {
  warnings: readonly RowProblem[]
  /** What could not be read and is left unknown. */
  kept?: readonly RowProblem[]
}

/** Remarks that are the same for many rows of a column are one line. */
export function showRemarks(path: string, outcomes: readonly Remarked[]): void {
  const kept = outcomes
    .flatMap((outcome) => outcome.kept ?? [])
    .map((problem) => ({ ...problem, message: `left unknown: ${problem.message}` }))
  const all = [...outcomes.flatMap(({ warnings }) => warnings), ...kept]
  const alike = Map.groupBy(all, ({ column, message }) => `${column}: ${message}`)
  const lines = [...alike].map(([text, remarks]) => {
    const rows = remarks.map(({ row }) => row)
    const where = rows.length === 1 ? `row ${rows[0]}` : `${rows.length} rows from ${rows[0]} on`
    return oneLine(`${path}: ${where}, ${text}`)
  })
  for (const line of problemLines(lines, 'remark')) note(line)
}
