import type { ZodError } from 'zod'
import { memberProblems } from './member-words.ts'
import { partiesOf, type RegisteredLicence } from './register.ts'
import {
  type KeptLicence,
  type Licence,
  type LicenceEvent,
  type LicenceItem,
  type LicenceRole,
  licenceEventSchema,
  licenceSchema,
} from './schema.ts'
import { STATE_WORDS } from './stages.ts'
import { problemOfHistory } from './standing.ts'

/** A licence that a table gives, with what it says has happened to it. */
export interface TakenLicence {
  licence: Licence
  events: LicenceEvent[]
}

const PARTY_COLUMNS: readonly [string, LicenceRole][] = [
  ['Applicant', 'applicant'],
  ['Other licence recipient', 'other-party'],
  ['Purchaser', 'purchaser'],
  ['Intermediate consignees', 'intermediate-consignee'],
  ['Ultimate consignees', 'ultimate-consignee'],
  ['End users', 'end-user'],
  ['Exporter', 'exporter'],
]

/** The columns of the table, in their order; those that are worked out are not read back. */
export const LICENCE_COLUMNS: readonly string[] = [
  ...['Reference', 'Type', 'State', 'Control number', 'Licence number'],
  ...['Filed', 'Registered', 'Issued', 'Last day', 'Destinations'],
  ...PARTY_COLUMNS.map(([name]) => name),
  ...['Product', 'ECCN', 'Description', 'Quantity', 'Unit', 'Value', 'Currency'],
  ...['Drawn quantity', 'Drawn value', 'Left quantity', 'Left value'],
  ...['End use', 'Resubmits', 'Replaces', 'Note'],
]

/** The register as a table: a row an item, what is of the whole licence in each of its rows. */
export function licenceTable(
  register: readonly RegisteredLicence[],
  kept: readonly KeptLicence[],
): string[][] {
  const eventsOf = new Map(kept.map(({ id, events }) => [id, events]))
  const rows = register.flatMap(({ id, licence, standing }) => {
    const events = eventsOf.get(id) ?? []
    const dayOf = (kind: LicenceEvent['kind']) => events.find((event) => event.kind === kind)?.day
    const whole: Record<string, string | null | undefined> = {
      Reference: licence.reference,
      Type: licence.type,
      State: STATE_WORDS[standing.state],
      'Control number': standing.controlNumber,
      'Licence number': standing.number,
      Filed: dayOf('filed'),
      Registered: dayOf('registered'),
      Issued: standing.issued,
      'Last day': standing.lastDay?.by,
      Destinations: licence.destinations.join(', '),
      ...Object.fromEntries(PARTY_COLUMNS.map(([name, role]) => [name, partiesOf(licence, role)])),
      'End use': licence.endUse,
      Resubmits: licence.resubmits,
      Replaces: licence.replaces,
      Note: licence.note,
    }
    const items = standing.items.length > 0 ? standing.items : licence.items
    return (items.length > 0 ? items : [null]).map((item) => {
      const of: Record<string, string | null | undefined> = item
        ? {
            Product: item.product,
            ECCN: item.eccn,
            Description: item.description,
            Quantity: item.quantity,
            Unit: item.unit,
            Value: item.value,
            Currency: item.currency,
            ...('drawn' in item && {
              'Drawn quantity': item.drawn.quantity,
              'Drawn value': item.drawn.value,
              'Left quantity': item.left.quantity,
              'Left value': item.left.value,
            }),
          }
        : {}
      return LICENCE_COLUMNS.map((column) => of[column] ?? whole[column] ?? '')
    })
  })
  return [[...LICENCE_COLUMNS], ...rows]
}

/** The references that a history says; of more, how many they are. */
const MOST_NAMED = 3

/** What entering licences is called: by their references, those beyond the first few counted. */
export function entering(references: readonly string[]): string {
  const named = references.slice(0, MOST_NAMED).join(', ')
  const more = references.length - MOST_NAMED
  const what = references.length === 1 ? 'licence' : `${references.length} licences:`
  return `Enter ${what} ${named}${more > 0 ? ` and ${more} more` : ''}`
}

/**
 * The licences of a table with these headings, in any order of columns. Rows of one reference are one
 * licence, an item each. Nothing is guessed: a row that cannot be read is a problem with its place, and
 * then the licence is not taken.
 */
export function readLicenceTable(rows: readonly (readonly string[])[]): {
  taken: TakenLicence[]
  problems: string[]
} {
  const [headings = [], ...body] = rows
  const at = new Map(headings.map((heading, column) => [heading.trim().toLowerCase(), column]))
  const unknown = [...at.keys()].filter(
    (heading) => heading !== '' && !LICENCE_COLUMNS.some((one) => one.toLowerCase() === heading),
  )
  if (!at.has('reference'))
    return { taken: [], problems: ['row 1: no column "Reference"; it names the licence'] }
  const problems = unknown.map((heading) => `row 1: no column is called "${heading}"`)
  if (problems.length > 0) return { taken: [], problems }
  const cell = (row: readonly string[], column: string) =>
    row[at.get(column.toLowerCase()) ?? -1]?.trim() || null
  const numbered = body
    .map((row, place) => ({ row, place: place + 2 }))
    .filter(({ row }) => row.some((text) => text.trim() !== ''))
  const taken: TakenLicence[] = []
  const groups = Map.groupBy(numbered, ({ row }) => cell(row, 'Reference')?.toLowerCase() ?? '')
  for (const [reference, those] of groups) {
    const place = those.map((one) => one.place).join(', ')
    const found =
      reference === ''
        ? ['has no reference']
        : licenceOf(
            those.map((one) => one.row),
            cell,
          )
    if (Array.isArray(found)) problems.push(...found.map((problem) => `row ${place}: ${problem}`))
    else taken.push(found)
  }
  return { taken, problems }
}

type Cell = (row: readonly string[], column: string) => string | null

function licenceOf(rows: readonly (readonly string[])[], cell: Cell): TakenLicence | string[] {
  const [first = []] = rows
  const problems: string[] = []
  for (const column of ['Type', 'Licence number', 'Control number', 'Filed', 'Issued', 'Last day'])
    if (new Set(rows.map((row) => cell(row, column))).size > 1)
      problems.push(`${column} is another in other rows of the same reference`)
  const items = rows.flatMap((row): Record<string, string | null>[] =>
    cell(row, 'Description') === null && cell(row, 'Quantity') === null ? [] : [itemOf(row, cell)],
  )
  const licence = licenceSchema.safeParse({
    reference: cell(first, 'Reference'),
    type: cell(first, 'Type')?.toLowerCase() ?? 'reexport',
    destinations: listOf(cell(first, 'Destinations')).map((code) => code.toUpperCase()),
    parties: PARTY_COLUMNS.flatMap(([name, role]) => partiesIn(cell(first, name), role)),
    items,
    endUse: cell(first, 'End use'),
    resubmits: cell(first, 'Resubmits'),
    replaces: cell(first, 'Replaces'),
    note: cell(first, 'Note'),
  })
  if (!licence.success) return [...problems, ...wordsOf(licence.error)]
  const events = eventsIn(first, cell, licence.data.items)
  const read = licenceEventSchema.array().safeParse(events)
  if (!read.success) return [...problems, ...wordsOf(read.error)]
  const problem = problemOfHistory(licence.data, read.data)
  if (problem !== null) problems.push(problem)
  return problems.length > 0 ? problems : { licence: licence.data, events: read.data }
}

function itemOf(row: readonly string[], cell: Cell): Record<string, string | null> {
  return {
    product: cell(row, 'Product'),
    description: cell(row, 'Description') ?? '',
    eccn: cell(row, 'ECCN'),
    quantity: cell(row, 'Quantity'),
    unit: cell(row, 'Unit'),
    value: cell(row, 'Value'),
    currency: cell(row, 'Currency')?.toUpperCase() ?? null,
  }
}

function eventsIn(row: readonly string[], cell: Cell, items: readonly LicenceItem[]): object[] {
  const controlNumber = cell(row, 'Control number')
  const [filed, registered, issued] = ['Filed', 'Registered', 'Issued'].map((name) =>
    cell(row, name),
  )
  return [
    ...(filed ? [{ kind: 'filed', day: filed, controlNumber }] : []),
    ...(registered ? [{ kind: 'registered', day: registered, controlNumber }] : []),
    ...(issued
      ? [
          {
            kind: 'issued',
            day: issued,
            number: cell(row, 'Licence number') ?? '',
            expires: cell(row, 'Last day'),
            items,
          },
        ]
      : []),
  ]
}

function wordsOf({ issues }: ZodError): string[] {
  return memberProblems(issues)
}

/** The parties of a role in a text such as "Name (CN); Other (HK)". */
export function partiesIn(
  text: string | null,
  role: LicenceRole,
): { role: LicenceRole; name: string; country: string | null }[] {
  return listOf(text, ';').map((one) => {
    const found = /^(.*\S)\s*\(([A-Za-z]{2})\)$/.exec(one)
    const [, name = one, country = null] = found ?? []
    return { role, name, country: country?.toUpperCase() ?? null }
  })
}

function listOf(text: string | null, separator = ','): string[] {
  return (text ?? '')
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
