import type { ListMapping } from '../../shared/model/screening.ts'
import { readCslJson } from '../../shared/parties/csl-json.ts'
import { isCslHeader, readCslRows } from '../../shared/parties/csl-rows.ts'
import type { ScreeningList } from '../../shared/parties/list.ts'
import { guessedMapping, readListRows } from '../../shared/parties/list-rows.ts'
import { readSheets, SheetError } from '../../shared/sheets/read.ts'

/** A file that is no screening list; the message says why. */
export class ListFileError extends Error {}

/** How a table is read that is no Consolidated Screening List. */
export interface TableAsList {
  mapping: ListMapping
  /** What the list is called where no column says it. */
  source: string
}

/** A list that was read, or a table of which it has to be said what its columns hold. */
export type ListFile =
  | { kind: 'list'; list: ScreeningList; isCsl: boolean }
  | { kind: 'table'; header: string[]; sample: string[][]; guessed: ListMapping | null }

const SAMPLE_ROWS = 5

/**
 * Reads the bytes of a list: the Consolidated Screening List as JSON or CSV, or any table (CSV, XLSX) by
 * a mapping. Throws a ListFileError that says what is wrong.
 */
export async function readListFile(
  bytes: Uint8Array,
  name: string,
  table: TableAsList | null,
): Promise<ListFile> {
  try {
    const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, '')
    if (/^\s*[{[]/.test(start)) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      return { kind: 'list', list: readCslJson(text), isCsl: true }
    }
    const rows = await rowsOf(bytes, name)
    const [header = [], ...body] = rows
    if (table)
      return { kind: 'list', list: readListRows(rows, table.mapping, table.source), isCsl: false }
    if (isCslHeader(header)) return { kind: 'list', list: readCslRows(rows), isCsl: true }
    return {
      kind: 'table',
      header,
      sample: body.slice(0, SAMPLE_ROWS),
      guessed: guessedMapping(header),
    }
  } catch (error) {
    if (error instanceof RangeError || error instanceof SheetError)
      throw new ListFileError(error.message)
    if (error instanceof SyntaxError) throw new ListFileError(`It is not JSON: ${error.message}`)
    if (error instanceof TypeError) throw new ListFileError('It is not text in UTF-8.')
    throw error
  }
}

async function rowsOf(bytes: Uint8Array, name: string): Promise<string[][]> {
  const { sheets } = await readSheets(bytes, name)
  const [broken] = sheets[0]?.marks?.brokenRows ?? []
  if (broken) throw new RangeError(`Row ${broken.row + 1}: ${broken.message}`)
  const rows = sheets[0]?.rows ?? []
  if (rows.length === 0) throw new RangeError('It has no rows.')
  return rows.map((row) => row.map(String))
}
