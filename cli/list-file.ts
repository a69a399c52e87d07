import { createHash } from 'node:crypto'
import { readCslJson } from '../shared/parties/csl-json.ts'
import { readCslRows } from '../shared/parties/csl-rows.ts'
import type { ScreeningList } from '../shared/parties/list.ts'
import { readCsv } from '../shared/sheets/csv.ts'
import { readText } from './options.ts'
import { UsageError } from './usage-error.ts'

/** A list file as it was read, with what tells it apart from a newer one. */
export interface ReadList extends ScreeningList {
  file: string
  sha256: string
}

/** Reads a screening list from its file. */
export function readList(file: string): ReadList {
  const text = readText(file)
  const sha256 = createHash('sha256').update(text).digest('hex')
  try {
    const list = /^\s*[{[]/.test(text) ? readCslJson(text) : readCslRows(rowsOf(text))
    return { file, sha256, ...list }
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError([`${file}: ${error.message}`])
    if (error instanceof SyntaxError) throw new UsageError([`${file}: not JSON: ${error.message}`])
    throw error
  }
}

/** The rows of a text of comma-separated values; a broken one is refused. */
export function rowsOf(text: string): string[][] {
  const { rows, broken } = readCsv(text)
  const [first] = broken
  if (first) throw new RangeError(`row ${first.row + 1}: ${first.message}`)
  return rows
}
