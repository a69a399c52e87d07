import { mappingKey, normalHeading } from '../../../shared/tabular/columns.ts'
import { FIELDS, type Field } from '../../../shared/tabular/fields.ts'
import type { LinesWay } from '../../../shared/tabular/revision.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { MARKED_ROWS, NO_SETTINGS, type TableSettings } from './settings.ts'

/** How a table was read before: the field of each heading (null: not taken over), and for one product the rest too. */
export interface Profile {
  columns: Record<string, Field | null>
  answers?: Record<string, string>
  decimal?: '.' | ',' | null
  way?: LinesWay
}

/** A profile as the workspace keeps it. */
export interface KeptProfile {
  key: string
  mapping: unknown
}

/** The settings of a table as it was read before for this product, else under these headings; null: never. */
export function recalled(
  headings: readonly string[],
  product: string,
  kept: readonly KeptProfile[],
): { settings: TableSettings; way: LinesWay | null } | null {
  const profiles = [profileKey(headings, product), mappingKey(headings)].map(
    (key) => kept.find((entry) => entry.key === key)?.mapping,
  )
  const profile = profiles.find(isProfile)
  if (!profile || headings.length === 0) return null
  const entries = headings.flatMap((heading, i) => {
    const field = profile.columns[normalHeading(heading)]
    return field === undefined ? [] : [[i, field] as const]
  })
  const { answers = {}, decimal = null, way = null } = profile
  const columns = Object.fromEntries(entries)
  return { settings: { ...NO_SETTINGS, columns, answers, decimal }, way }
}

/** The commands that keep how a table was read: its columns for all, everything for its product. */
export function toRemember(
  headings: readonly string[],
  columns: readonly (Field | null)[],
  product: string,
  settings: TableSettings,
  way: LinesWay | null,
): SingleCommand[] {
  const names = headings.map(normalHeading)
  const entries = columns.flatMap((field, i) => {
    const name = names[i] ?? ''
    return name !== '' && names.indexOf(name) === names.lastIndexOf(name)
      ? [[name, field] as const]
      : []
  })
  if (entries.length === 0) return []
  const general: Profile = { columns: Object.fromEntries(entries) }
  const { decimal } = settings
  const answers = Object.fromEntries(
    Object.entries(settings.answers).filter(([id]) => !MARKED_ROWS.has(id)),
  )
  const own: Profile = { ...general, answers, decimal, ...(way && { way }) }
  return [
    { kind: 'rememberMapping', key: mappingKey(headings), mapping: general },
    { kind: 'rememberMapping', key: profileKey(headings, product), mapping: own },
  ]
}

function profileKey(headings: readonly string[], product: string): string {
  return `${mappingKey(headings)} for ${product}`
}

function isProfile(mapping: unknown): mapping is Profile {
  if (typeof mapping !== 'object' || mapping === null || !('columns' in mapping)) return false
  const { columns } = mapping
  if (typeof columns !== 'object' || columns === null) return false
  return Object.values(columns).every(
    (field) => field === null || (FIELDS as readonly unknown[]).includes(field),
  )
}
