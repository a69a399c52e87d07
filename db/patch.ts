import type Database from 'better-sqlite3'
import type { ModelPatch } from '../shared/model/patch.ts'
import type { ChangeRow } from './change-log.ts'
import { ModelRows } from './model-rows.ts'
import { scalar } from './statements.ts'
import { MOST_FOLLOWED } from './touched.ts'

type Row = Record<string, string | number | null>

/** The tables that no evaluation looks at. */
const ASIDE = new Set([
  'supplier',
  'alternate',
  'bom_revision',
  'classification',
  'attachment',
  'setting',
  'column_mapping',
  'scenario',
  'party',
  'screening_decision',
  'screening_list',
  'licence',
  'licence_event',
])

/** What rows of the change log changed in the model, as it is now; null: too much to follow. */
export function patchOf(
  database: Database.Database,
  rows: readonly ChangeRow[],
  day: string,
): ModelPatch | null {
  return rows.length > MOST_FOLLOWED ? null : wholePatchOf(database, rows, day)
}

/** As `patchOf`, however many rows there are. */
export function wholePatchOf(
  database: Database.Database,
  rows: readonly ChangeRow[],
  day: string,
): ModelPatch {
  const items = new Set<string>()
  const tables = new Set<string>()
  const companies = new Set<string>()
  for (const { table_name: table, before, after } of rows) {
    if (ASIDE.has(table)) continue
    tables.add(table)
    for (const image of [before, after]) {
      const row = image === null ? null : (JSON.parse(image) as Row | null)
      if (!row) continue
      if (table === 'entity') companies.add(String(row.id))
      else if (table === 'price') items.add(String(row.item))
      else if (table === 'bom_line' || table === 'row_not_taken') items.add(String(row.product))
      else if (table !== 'rate' && table !== 'workspace') items.add(String(row.id))
    }
  }
  const model = new ModelRows(database)
  const parts = model.parts(day, [...items])
  const products = model.products(day, [...items])
  const entities = model.entities().filter(({ id }) => companies.has(id))
  const patch: ModelPatch = {
    parts,
    products,
    entities,
    removed: {
      parts: without(items, parts),
      products: without(items, products),
      entities: without(companies, entities),
    },
  }
  if (tables.has('rate')) patch.rates = model.rates()
  if (tables.has('workspace'))
    patch.currency = String(scalar(database, 'SELECT currency FROM workspace').get())
  return patch
}

function without(ids: ReadonlySet<string>, found: readonly { id: string }[]): string[] {
  const there = new Set(found.map(({ id }) => id))
  return [...ids].filter((id) => !there.has(id))
}
