import { HEADINGS } from '../shared/tabular/fields.ts'
import type { RowOutcome, RowProblem } from '../shared/tabular/plan.ts'
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

/** Why rows are passed over that are no headings and not blank, those of one reason in one line. */
export function showPassedOver(path: string, outcomes: readonly RowOutcome[]): void {
  const told = outcomes.filter(
    (outcome) => outcome.kind === 'skipped' && !UNSAID.has(outcome.reason),
  ) as Extract<RowOutcome, { kind: 'skipped' }>[]
  const lines = [...Map.groupBy(told, ({ reason }) => reason)].map(([reason, alike]) =>
    oneLine(`${path}: ${rowsText(alike.map(({ row }) => row))} passed over: ${reason}`),
  )
  for (const line of problemLines(lines, 'reason')) note(line)
}

/** Reasons for which every table has rows that are passed over. */
const UNSAID: ReadonlySet<string> = new Set(['the headings', 'blank'])

const MOST_ROWS_NAMED = 8

function rowsText(rows: readonly number[]): string {
  const named = rows.slice(0, MOST_ROWS_NAMED).join(', ')
  const more = rows.length - MOST_ROWS_NAMED
  return `${rows.length === 1 ? 'row' : 'rows'} ${named}${more > 0 ? ` and ${more} more are` : rows.length === 1 ? ' is' : ' are'}`
}

/** What the table says of known items otherwise than the model, which is overwritten. */
export function showOverwritten(path: string, outcomes: readonly RowOutcome[]): void {
  const lines = outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'updates') return []
    const differing = outcome.changes.filter(({ from }) => from !== null)
    return differing.map(({ field, from, to }) =>
      oneLine(`${path}: row ${outcome.row}, ${outcome.item}: ${HEADINGS[field]} ${from} → ${to}`),
    )
  })
  for (const line of problemLines(lines, 'change')) note(line)
}
