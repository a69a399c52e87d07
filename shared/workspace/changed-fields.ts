import { FACT_WORDS } from '../model/fact-words.ts'

/** A row of a table as the change log keeps it, by column. */
export type LoggedRow = Readonly<Record<string, string | number | null>>

/** One thing that a change set: of what, which field, and its value before and after; null: none. */
export interface ChangedField {
  /** Such as `part R9`. */
  subject: string
  field: string
  before: string | null
  after: string | null
}

type Words = Readonly<Record<string, string>>

/** Columns that say where a row stands among others, or which one it is. */
const UNSAID: ReadonlySet<string> = new Set(['id', 'position', 'created_at'])

/** Columns whose members are told one by one. */
const MEMBERS: ReadonlySet<string> = new Set([
  'extra',
  'facts',
  'fact_sources',
  'discrete_extra',
  'us_extra',
  'body',
])

const WORDS: Words = {
  origin: 'country of origin',
  eccn: 'ECCN',
  us_share: 'declared US share',
  us_eccn: 'ECCN of the declared US content',
  made_by: 'made by',
  exported_from: 'exported from',
  exported_by: 'exported by',
  discrete_applies: 'discrete product',
  discrete_reason: 'why it is a discrete product',
  technology_reports: 'technology reports',
  as_of: 'day',
  from_currency: 'from',
  to_currency: 'to',
  valid_from: 'valid from',
  effective_from: 'effective from',
  effective_to: 'effective to',
  set_aside: 'set aside',
  classified_on: 'classified on',
  ...FACT_WORDS,
}

/** Which thing a row is about, in words. */
const SUBJECTS: Readonly<Record<string, (row: LoggedRow) => string>> = {
  workspace: () => 'workspace',
  entity: ({ id }) => `company ${id}`,
  supplier: ({ id }) => `supplier ${id}`,
  rate: ({ from_currency, to_currency, as_of }) =>
    `rate ${from_currency} to ${to_currency}, ${as_of}`,
  part: ({ id }) => `part ${id}`,
  product: ({ id }) => `product ${id}`,
  price: priceSubject,
  bom_line: ({ product, item }) => `line ${item} in ${product}`,
  row_not_taken: ({ source, row }) => `row ${row} of ${source}, not taken over`,
  alternate: ({ line }) => `alternates of line ${line}`,
  bom_revision: ({ product, label }) => `frozen revision ${label} of ${product}`,
  classification: ({ item }) => `classification of ${item}`,
  attachment: ({ item, title }) => `attachment ${title} of ${item}`,
  setting: ({ name }) => `setting ${name}`,
  column_mapping: () => 'columns of a file',
  scenario: ({ name }) => `scenario ${name}`,
  licence: ({ reference }) => `licence ${reference}`,
  licence_event: ({ licence, day, kind }) => `licence ${licence} on ${day}: ${kind}`,
}

/**
 * What one row of the change log says: each field that differs, in words. A row of a table that is
 * not told, such as the list of all ids, gives nothing.
 */
export function changedFields(
  table: string,
  before: LoggedRow | null,
  after: LoggedRow | null,
): ChangedField[] {
  const row = after ?? before
  const subjectOf = Object.hasOwn(SUBJECTS, table) ? SUBJECTS[table] : undefined
  if (!row || !subjectOf) return []
  const subject = subjectOf(row)
  const was = valuesOf(before)
  const is = valuesOf(after)
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  const changed = fields.flatMap((field) => {
    const values = { before: was.get(field) ?? null, after: is.get(field) ?? null }
    return values.before === values.after ? [] : [{ subject, field, ...values }]
  })
  if (changed.length > 0 || (before && after)) return changed
  return [{ subject, field: '', before: before && 'there', after: after && 'there' }]
}

function valuesOf(row: LoggedRow | null): Map<string, string> {
  const values = new Map<string, string>()
  for (const [column, value] of Object.entries(row ?? {})) {
    if (value === null || value === '' || UNSAID.has(column)) continue
    if (!MEMBERS.has(column)) {
      values.set(wordsOf(column), String(value))
      continue
    }
    const members = parsed(String(value))
    for (const [name, member] of Object.entries(members)) {
      if (member !== null && member !== undefined)
        values.set(
          column === 'fact_sources' ? `source of ${wordsOf(name)}` : wordsOf(name),
          textOf(member),
        )
    }
  }
  return values
}

function parsed(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function wordsOf(name: string): string {
  return Object.hasOwn(WORDS, name) ? (WORDS[name] as string) : name.replaceAll('_', ' ')
}

function priceSubject({ item, destination, entity, valid_from }: LoggedRow): string {
  return [
    `price of ${item}`,
    ...(destination ? [`to ${destination}`] : []),
    ...(entity ? [`for ${entity}`] : []),
    ...(valid_from ? [`from ${valid_from}`] : []),
  ].join(' ')
}
