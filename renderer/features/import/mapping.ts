import {
  type Mapping,
  mappingKey,
  normalHeading,
  type Rows,
  suggestMapping,
} from '../../../shared/tabular/columns.ts'
import { FIELDS, type Field } from '../../../shared/tabular/fields.ts'

/** A mapping as it is remembered: the field of each heading; null: the column is not taken over. */
export interface RememberedMapping {
  columns: Record<string, Field | null>
}

/** What the columns of a table are: as they were read before under these headings, else as suggested. */
export function mappingFor(
  rows: Rows,
  remembered: readonly { key: string; mapping: unknown }[],
): { mapping: Mapping; isRemembered: boolean } {
  const { header, columns } = suggestMapping(rows)
  if (header === null) return { mapping: { header, columns }, isRemembered: false }
  const headings = rows[header] ?? []
  const key = mappingKey(headings)
  const known = remembered.find((entry) => entry.key === key)
  if (!isRemembered(known?.mapping)) return { mapping: { header, columns }, isRemembered: false }
  const fields = known.mapping.columns
  const recalled = columns.map(
    (suggested, i) => fields[normalHeading(headings[i] ?? '')] ?? suggested,
  )
  return { mapping: { header, columns: recalled }, isRemembered: true }
}

/** A mapping to remember, with its key; null: there are no headings to know it by. */
export function toRemember(
  rows: Rows,
  { header, columns }: Mapping,
): { key: string; mapping: RememberedMapping } | null {
  if (header === null) return null
  const headings = rows[header] ?? []
  const entries = columns.map((field, i) => [normalHeading(headings[i] ?? ''), field] as const)
  const named = entries.filter(([heading]) => heading !== '')
  return { key: mappingKey(headings), mapping: { columns: Object.fromEntries(named) } }
}

function isRemembered(mapping: unknown): mapping is RememberedMapping {
  if (typeof mapping !== 'object' || mapping === null || !('columns' in mapping)) return false
  const { columns } = mapping
  if (typeof columns !== 'object' || columns === null) return false
  return Object.values(columns).every(
    (field) => field === null || (FIELDS as readonly unknown[]).includes(field),
  )
}
