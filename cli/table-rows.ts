import { readTable } from './import-sheet.ts'
import { UsageError } from './usage-error.ts'

/** The rows of the first sheet with something in it; how it was read goes to stderr where that is not plain. */
export async function readTableRows(path: string): Promise<string[][]> {
  const { sheets, notes } = await readTable(path, {})
  for (const note of notes) process.stderr.write(`note ${path}: ${note}\n`)
  const filled = sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  if (!filled) throw new UsageError([`${path}: there is nothing in it`])
  return filled.rows
}
