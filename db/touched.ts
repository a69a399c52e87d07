import type Database from 'better-sqlite3'
import type { Touched } from '../shared/workspace/views.ts'
import type { ChangeRow } from './change-log.ts'
import { scalar } from './statements.ts'

type Row = Record<string, string | number | null>

/** Beyond this many rows a change is not followed row by row. */
export const MOST_FOLLOWED = 20_000

/**
 * What the rows of a change are about; null: too many to follow. An item is touched too where only
 * what is shown beside it changed: the lines that it is on or has, or the company that makes it.
 */
export function touchedBy(database: Database.Database, rows: readonly ChangeRow[]): Touched | null {
  if (rows.length > MOST_FOLLOWED) return null
  const items = new Set<string>()
  const lines = new Set<number>()
  const linesOf = new Set<string>()
  const products = new Set<string>()
  const makers = new Set<string>()
  const tables = new Set<string>()
  const settings = new Set<string>()
  for (const { table_name: table, before, after } of rows) {
    if (table === 'setting') settings.add(nameOf(before, after))
    else tables.add(table)
    const old = before === null ? null : (JSON.parse(before) as Row)
    const fresh = after === null ? null : (JSON.parse(after) as Row)
    for (const row of [old, fresh]) {
      if (!row) continue
      if (table === 'part' || table === 'product' || table === 'item') items.add(String(row.id))
      if (table === 'price' || table === 'classification' || table === 'attachment')
        items.add(String(row.item))
      if (table === 'row_not_taken') items.add(String(row.product))
      if (table === 'entity') makers.add(String(row.id))
      if (table === 'alternate') lines.add(Number(row.line))
      if (table !== 'bom_line') continue
      lines.add(Number(row.id))
      products.add(String(row.product))
      if (!isOrder(old, fresh)) continue
      linesOf.add(String(row.product))
      items.add(String(row.product)).add(String(row.item))
    }
  }
  for (const id of madeBy(database, makers)) items.add(id)
  return {
    items: [...items],
    lines: [...lines],
    products: [...products],
    linesOf: [...linesOf],
    companies: tables.has('entity') || tables.has('supplier'),
    rates: tables.has('rate'),
    prices: tables.has('price'),
    settings:
      tables.has('workspace') || [...settings].some((name) => name !== 'versions' && !isRule(name)),
    rules: tables.has('rule_pack') || [...settings].some(isRule),
    names: settings.has('versions'),
    scenarios: tables.has('scenario'),
    parties: ['party', 'screening_decision', 'screening_list'].some((name) => tables.has(name)),
    licences: tables.has('licence') || tables.has('licence_event'),
  }
}

/** The name of a setting that was changed. */
function nameOf(before: string | null, after: string | null): string {
  return String((JSON.parse(after ?? before ?? '{}') as Row).name)
}

/** Whether a setting is seen among the rules. */
function isRule(name: string): boolean {
  return name === 'adoptions' || name === 'choices'
}

/** Whether a line was added, removed, moved or given another item. */
function isOrder(old: Row | null, fresh: Row | null): boolean {
  if (!old || !fresh) return true
  return old.product !== fresh.product || old.position !== fresh.position || old.item !== fresh.item
}

function madeBy(database: Database.Database, makers: ReadonlySet<string>): string[] {
  if (makers.size === 0) return []
  return scalar(
    database,
    'SELECT id FROM product WHERE made_by IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify([...makers])) as string[]
}
