import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { notReadable, UsageError } from './usage-error.ts'

/**
 * Writes a file that must not be there yet, to the disk. What cannot be written whole is taken away
 * again; a file that is there is left as it is.
 */
export function writeNew(
  path: string,
  content: string | Uint8Array,
  { mode = 0o644, option = '-o' }: { mode?: number; option?: string } = {},
): void {
  let file: number
  try {
    file = openSync(path, 'wx', mode)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UsageError([`${option}: ${path} is there already, and is never written over`])
    throw notReadable(path, error)
  }
  try {
    writeFileSync(file, content)
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    rmSync(path, { force: true })
    throw notReadable(path, error)
  }
}
