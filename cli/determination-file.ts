import { readFileSync, statSync } from 'node:fs'
import { notReadable, refuseOther, UsageError } from './usage-error.ts'

/** A larger file is refused before it is read. */
const MOST_BYTES = 256 * 2 ** 20

/** The text of a determination's file. Bytes that are no UTF-8 are a problem, not replaced. */
export function readDeterminationText(path: string): string {
  let bytes: Buffer
  try {
    refuseOther(path)
    if (statSync(path).size > MOST_BYTES)
      throw new UsageError([`${path}: is larger than 256 MB, which no determination is`])
    bytes = readFileSync(path)
  } catch (error) {
    throw notReadable(path, error)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError([`${path}: is not text in UTF-8`])
  }
}
