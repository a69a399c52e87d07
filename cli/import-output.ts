import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { UsageError } from './usage-error.ts'

const HEAD_BYTES = 4096

/**
 * Refuses to write over anything but a model file: not the table itself, a workspace, or a file of
 * another kind. Throws a UsageError.
 */
export function checkOutput(output: string, table: string): void {
  const stats = statSync(output, { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isFile()) throw new UsageError([`-o: ${output} is no file that a model can stand in`])
  if (realpathSync(output) === realpathSync(table))
    throw new UsageError([`-o: ${output} is the table itself; name another file`])
  if (stats.size === 0 || isModelFile(output)) return
  throw new UsageError([`-o: ${output} is there and is no model file; it is left as it is`])
}

/** Whether a file begins as a model file does. */
function isModelFile(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(HEAD_BYTES)
    const head = bytes.toString('utf8', 0, readSync(file, bytes, 0, HEAD_BYTES, 0))
    return /^\uFEFF?\s*\{/.test(head) && head.includes('"minimis-model"')
  } finally {
    closeSync(file)
  }
}
