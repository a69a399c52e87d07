import {
  type ListedParty,
  type ListReader,
  listedPartySchema,
  MOST_PARTIES,
  readAll,
  type ScreeningList,
} from './list.ts'

/** The columns that must be there; the others are taken where they are. */
const NEEDED = ['source', 'name'] as const

/** Whether a header is that of the Consolidated Screening List. */
export function isCslHeader(header: readonly string[]): boolean {
  const names = header.map((name) => name.trim().toLowerCase())
  return NEEDED.every((name) => names.includes(name))
}

/**
 * Reads the Consolidated Screening List from the rows of its CSV, the first of which is its header.
 * Several names, addresses and programs stand in one cell with semicolons between them. A row without a
 * name or source is named and left out. Throws a RangeError on what is no such table.
 */
export function readCslRows(rows: readonly (readonly string[])[]): ScreeningList {
  return readAll(cslRowsReader(rows))
}

/** As `readCslRows`, row by row. */
export function cslRowsReader(rows: readonly (readonly string[])[]): ListReader {
  const [header = [], ...body] = rows
  const at = new Map(header.map((name, i) => [name.trim().toLowerCase(), i]))
  const missing = NEEDED.filter((name) => !at.has(name))
  if (missing.length > 0)
    throw new RangeError(`This is no screening list: it has no column ${missing.join(' and no ')}.`)
  if (body.length > MOST_PARTIES)
    throw new RangeError(`The list has ${body.length} parties; ${MOST_PARTIES} are read at most.`)
  return { total: body.length, read: (i) => entryOf(body[i] ?? [], `row ${i + 2}`, at) }
}

function entryOf(
  row: readonly string[],
  place: string,
  at: ReadonlyMap<string, number>,
): ListedParty | string | null {
  const cell = (name: string): string => row[at.get(name) ?? -1]?.trim() ?? ''
  if (row.every((one) => one.trim() === '')) return null
  if (cell('name') === '' || cell('source') === '')
    return `${place}: no ${cell('name') === '' ? 'name' : 'source'}`
  const read = listedPartySchema.safeParse({
    id: cell('_id') || cell('entity_number'),
    source: cell('source'),
    name: cell('name'),
    alternates: several(cell('alt_names')),
    type: cell('type') || null,
    addresses: several(cell('addresses')).map((text) => ({ text, country: countryIn(text) })),
    programs: several(cell('programs')),
    licenseRequirement: cell('license_requirement') || null,
    licensePolicy: cell('license_policy') || null,
    federalRegisterNotice: cell('federal_register_notice') || null,
    startDate: cell('start_date') || null,
    remarks: cell('remarks') || null,
  })
  return read.success ? read.data : `${place}: ${read.error.issues[0]?.message ?? 'not read'}`
}

/** Several texts in one cell, with semicolons between them. */
export function several(cell: string): string[] {
  return cell
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** The code of a country at the end of an address; null: it ends otherwise. */
export function countryIn(address: string): string | null {
  return /,\s*([A-Z]{2})$/.exec(address)?.[1] ?? null
}
