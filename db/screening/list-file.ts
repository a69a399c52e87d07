import type { ListMapping } from '../../shared/model/screening.ts'
import { cslJsonReader } from '../../shared/parties/csl-json.ts'
import { cslRowsReader, isCslHeader } from '../../shared/parties/csl-rows.ts'
import { entriesOf, type ListReader, type ScreeningList } from '../../shared/parties/list.ts'
import { guessedMapping, listRowsReader } from '../../shared/parties/list-rows.ts'
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

/** Entries that are read before others are let in. */
const A_TURN = 500

/** Told how far a list is read; says whether it is to be given up, after others were let in. */
export type ReadingOn = (done: number, total: number) => Promise<boolean>

/**
 * Reads the bytes of a list: the Consolidated Screening List as JSON or CSV, or any table (CSV, XLSX) by
 * a mapping; null: it was given up. Throws a ListFileError that says what is wrong.
 */
export async function readListFile(
  bytes: Uint8Array,
  name: string,
  table: TableAsList | null,
  goOn: ReadingOn,
): Promise<ListFile | null> {
  try {
    const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, '')
    if (/^\s*[{[]/.test(start)) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      return await listOf(cslJsonReader(text), true)
    }
    const rows = await rowsOf(bytes, name)
    const [header = [], ...body] = rows
    if (table) return await listOf(listRowsReader(rows, table.mapping, table.source), false)
    if (isCslHeader(header)) return await listOf(cslRowsReader(rows), true)
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

  async function listOf(reader: ListReader, isCsl: boolean): Promise<ListFile | null> {
    const entries = entriesOf(reader)
    for (let step = entries.next(); ; step = entries.next()) {
      if (step.done) return { kind: 'list', list: step.value, isCsl }
      if (step.value % A_TURN === 0 && !(await goOn(step.value, reader.total))) return null
    }
  }
}

async function rowsOf(bytes: Uint8Array, name: string): Promise<string[][]> {
  const { sheets, reading } = await readSheets(bytes, name)
  // A name that is misread finds nothing.
  if (reading && !/^utf-/.test(reading.encoding))
    throw new RangeError(
      `It is not in UTF-8, as far as can be told in ${reading.encoding}: save it as CSV UTF-8, that no name is misread.`,
    )
  const filled = sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  const [broken] = filled?.marks?.brokenRows ?? []
  if (broken) throw new RangeError(`Row ${broken.row + 1}: ${broken.message}`)
  const rows = filled?.rows ?? []
  if (rows.length === 0) throw new RangeError('It has no rows.')
  return rows.map((row) => row.map(String))
}
