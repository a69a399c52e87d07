import type { Problem } from '../shared/model/read.ts'
import type { RowProblem } from '../shared/tabular/plan.ts'
import { oneLine } from './problems.ts'
import { UsageError } from './usage-error.ts'

export { oneLine } from './problems.ts'

const MOST_LINES = 1000
const LONGEST_QUOTE = 200

/** Lines for stderr: the first thousand, and how many more there are. */
export function bounded(lines: readonly string[], what: string): string[] {
  if (lines.length <= MOST_LINES) return [...lines]
  const more = lines.length - MOST_LINES
  return [...lines.slice(0, MOST_LINES), `… and ${more} more ${what}`]
}

/** A problem of a cell, with its file, row and column. */
export function lineOf(path: string, { row, column, message }: RowProblem): string {
  return oneLine(`${path}: row ${row}, ${clipped(column)}: ${message}`)
}

export function problemLine(path: string, problem: Problem): string {
  return oneLine(`${path}: ${problem.path}: ${problem.message}`)
}

/** A text of at most two hundred characters. */
export function clipped(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`
}

export function note(text: string): void {
  process.stderr.write(`note ${text}\n`)
}

/** Why a file cannot be read or written, as a UsageError; other errors stay as they are. */
export function notReadable(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  return new UsageError([`${path}: ${code === 'ENOENT' ? 'no such file' : message}`])
}
