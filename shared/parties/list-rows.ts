import type { ListMapping } from '../model/screening.ts'
import { countryIn, several } from './csl-rows.ts'
import {
  type ListedParty,
  type ListReader,
  listedPartySchema,
  MOST_PARTIES,
  readAll,
  type ScreeningList,
} from './list.ts'

/**
 * Reads any table as a list by a mapping of its columns, below its header. `source`: what the list is
 * called where no column says it. A row without a name is named and left out. Throws a RangeError on a
 * table that has too many rows.
 */
export function readListRows(
  rows: readonly (readonly string[])[],
  mapping: ListMapping,
  source: string,
): ScreeningList {
  return readAll(listRowsReader(rows, mapping, source))
}

/** As `readListRows`, row by row. */
export function listRowsReader(
  [, ...body]: readonly (readonly string[])[],
  mapping: ListMapping,
  source: string,
): ListReader {
  if (body.length > MOST_PARTIES)
    throw new RangeError(`The list has ${body.length} parties; ${MOST_PARTIES} are read at most.`)
  return {
    total: body.length,
    read: (i) => entryOf(body[i] ?? [], `row ${i + 2}`, mapping, source),
  }
}

function entryOf(
  row: readonly string[],
  place: string,
  mapping: ListMapping,
  source: string,
): ListedParty | string | null {
  if (row.every((one) => one.trim() === '')) return null
  const cell = (column: number | null) => (column === null ? '' : (row[column]?.trim() ?? ''))
  const name = cell(mapping.name)
  if (name === '') return `${place}: no name`
  const country = cell(mapping.country) || null
  const read = listedPartySchema.safeParse({
    id: cell(mapping.id),
    source: cell(mapping.source) || source,
    name,
    alternates: several(cell(mapping.alternates)),
    type: null,
    addresses: several(cell(mapping.addresses)).map((text) => ({
      text,
      country: country ?? countryIn(text),
    })),
    programs: [],
    licenseRequirement: cell(mapping.requirement) || null,
    licensePolicy: null,
    federalRegisterNotice: null,
    startDate: null,
    remarks: cell(mapping.remarks) || null,
  })
  return read.success ? read.data : `${place}: ${read.error.issues[0]?.message ?? 'not read'}`
}

/** What headings of other lists are called, by what they hold. */
const HEADINGS: Record<keyof ListMapping, readonly RegExp[]> = {
  name: [/^(name|entity|party|company|listed (person|party|entity)|full name)$/i, /name|entity/i],
  source: [/^(source|list|list name)$/i],
  id: [/^(id|_id|no|number|entity.?number|ref(erence)?)\.?$/i],
  alternates: [/alias|^alt|a\.?k\.?a|other name|also known/i],
  addresses: [/address/i],
  country: [/^country/i],
  requirement: [/requirement/i],
  remarks: [/remark|note|comment/i],
}

/** A mapping to begin with, from what the headings are called; null: none is that of names. */
export function guessedMapping(header: readonly string[]): ListMapping | null {
  const taken = new Set<number>()
  const columnOf = (patterns: readonly RegExp[]): number | null => {
    for (const pattern of patterns) {
      const at = header.findIndex((text, i) => !taken.has(i) && pattern.test(text.trim()))
      if (at < 0) continue
      taken.add(at)
      return at
    }
    return null
  }
  const name = columnOf(HEADINGS.name)
  if (name === null) return null
  const { source, id, alternates, addresses, country, requirement, remarks } = HEADINGS
  return {
    name,
    source: columnOf(source),
    id: columnOf(id),
    alternates: columnOf(alternates),
    addresses: columnOf(addresses),
    country: columnOf(country),
    requirement: columnOf(requirement),
    remarks: columnOf(remarks),
  }
}
