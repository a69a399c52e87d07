import { readFileSync, statSync } from 'node:fs'
import { LARGEST_OWN_FILE } from '../../shared/bounds.ts'

/**
 * The text of a file that the app keeps for itself. Throws where there is none, where it is larger than
 * any that the app writes, and where it is no file: a pipe would never answer.
 */
export function readOwn(path: string): string {
  const found = statSync(path)
  if (!found.isFile()) throw new Error(`${path} is no file`)
  if (found.size > LARGEST_OWN_FILE)
    throw new Error(`${path} is larger than ${LARGEST_OWN_FILE / 2 ** 20} MB`)
  return readFileSync(path, 'utf8')
}
