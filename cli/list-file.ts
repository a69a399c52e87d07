import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { LARGEST_LIST } from '../shared/bounds.ts'
import type { CalendarDay } from '../shared/model/calendar-day.ts'
import { readCslJson } from '../shared/parties/csl-json.ts'
import { readCslRows } from '../shared/parties/csl-rows.ts'
import type { ScreeningList } from '../shared/parties/list.ts'
import { Screen } from '../shared/parties/screen.ts'
import { readCsv } from '../shared/sheets/csv.ts'
import type { Way } from '../shared/shipment/ways.ts'
import { problemLines } from './problems.ts'
import { notReadable, refuseOther, UsageError } from './usage-error.ts'

/** A list file as it was read, with what tells it apart from a newer one. */
export interface ReadList extends ScreeningList {
  file: string
  sha256: string
}

/** Reads a screening list from its file; one that holds nobody is none to be screened against. */
export function readList(file: string): ReadList {
  return whole(file, (text, bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const list = /^\s*[{[]/.test(text) ? readCslJson(text) : readCslRows(rowsOf(text))
    if (list.parties.length + list.problems.length === 0)
      throw new RangeError('This screening list has no party.')
    return { file, sha256, ...list }
  })
}

/** Screens parties against list files; one of which something cannot be read is refused. */
export function byFiles(files: readonly string[], day: CalendarDay): Way {
  const lists = files.map(readList)
  const problems = lists.flatMap(({ file, problems: unread }) =>
    unread.map((one) => `${file}: ${one}`),
  )
  if (problems.length > 0) throw new UsageError(problemLines(problems))
  const screen = new Screen(lists.flatMap(({ parties }) => parties))
  const sources = [...new Set(screen.parties.map(({ source }) => source))]
  const names = lists.map(({ file, sha256 }) => `${file} (SHA-256 ${sha256.slice(0, 12)})`)
  return ({ name, country = null, address }) => {
    const addresses = address ? [address] : []
    const { hits, notComparable } = screen.screen({ name, country, addresses })
    const screening = {
      lists: names,
      on: day,
      hits: hits.map(({ party }) => ({
        list: party.source,
        entry: party.id,
        name: party.name,
        requirement: party.licenseRequirement,
      })),
      notComparable: notComparable.map((one) => `${one.name}: ${one.why}`),
    }
    return [{ screening, sources }]
  }
}

/** The rows of a file of comma-separated values; a broken one is refused. */
export function readRows(file: string): string[][] {
  return whole(file, rowsOf)
}

function rowsOf(text: string): string[][] {
  const { rows, broken } = readCsv(text)
  const [first] = broken
  if (first) throw new RangeError(`row ${first.row + 1}: ${first.message}`)
  return rows
}

/** As `read` has it of a file, with what it cannot use as a UsageError. A name that is misread finds nothing: what is not UTF-8 is refused. */
function whole<T>(file: string, read: (text: string, bytes: Uint8Array) => T): T {
  let bytes: Uint8Array
  try {
    refuseOther(file)
    const { size } = statSync(file)
    if (size > LARGEST_LIST)
      throw new UsageError([
        `${file}: has ${size} bytes, more than the ${LARGEST_LIST} of any list`,
      ])
    bytes = readFileSync(file)
  } catch (error) {
    throw notReadable(file, error)
  }
  try {
    return read(textOf(bytes), bytes)
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError([`${file}: ${error.message}`])
    if (error instanceof SyntaxError) throw new UsageError([`${file}: not JSON: ${error.message}`])
    throw error
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RangeError('It is not in UTF-8: save it so, that no name is misread.')
  }
}
