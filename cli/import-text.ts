import type { RowProblem } from '../shared/tabular/plan.ts'
import { oneLine } from './problems.ts'
import { UsageError } from './usage-error.ts'

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

/** Why a file cannot be read or written, as a UsageError; other errors stay as they are. */
export function notReadable(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  return new UsageError([`${path}: ${code === 'ENOENT' ? 'no such file' : message}`])
}
