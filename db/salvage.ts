import type Database from 'better-sqlite3'
import { checkModel } from '../shared/model/read.ts'
import type { Model } from '../shared/model/schema.ts'
import { ModelRows } from './model-rows.ts'

/** What could be read of a damaged workspace: a model that holds together, and what is missing from it. */
export interface Salvage {
  model: Model
  lost: string[]
}

const TABLES = ['workspace', 'entity', 'rate', 'item', 'part', 'product', 'price', 'bom_line']

/**
 * Reads what can still be read of a damaged database, table by table and row by row, into an
 * in-memory database, and leaves out lines whose item is gone. The damaged file is not touched.
 */
export function salvage(
  damaged: Database.Database,
  memory: Database.Database,
  day: string,
): Salvage {
  const lost: string[] = []
  memory.pragma('foreign_keys = OFF')
  for (const table of TABLES) {
    const failure = copyTable(damaged, memory, table)
    if (failure) lost.push(`${table}: ${failure}`)
  }
  memory.exec(
    `INSERT OR IGNORE INTO workspace (id, name, currency, created_at) VALUES (1, 'salvaged', 'USD', '')`,
  )
  memory.exec(`INSERT OR IGNORE INTO item (id, type) SELECT id, 'part' FROM part`)
  memory.exec(`INSERT OR IGNORE INTO item (id, type) SELECT id, 'product' FROM product`)
  drop(
    `bom_line WHERE item NOT IN (SELECT id FROM part UNION SELECT id FROM product)`,
    'lines whose item is gone',
  )
  drop(`bom_line WHERE product NOT IN (SELECT id FROM product)`, 'lines whose product is gone')
  const orphans = memory
    .prepare('UPDATE product SET made_by = NULL WHERE made_by NOT IN (SELECT id FROM entity)')
    .run().changes
  if (orphans > 0) lost.push(`${orphans} products: their maker is gone`)
  const model = new ModelRows(memory).read(day)
  const checked = checkModel(model)
  if (checked.ok) return { model: checked.value, lost }
  return {
    model,
    lost: [...lost, ...checked.problems.map(({ path, message }) => `${path}: ${message}`)],
  }

  function drop(where: string, what: string): void {
    const { changes } = memory.prepare(`DELETE FROM ${where}`).run()
    if (changes > 0) lost.push(`${changes} ${what}`)
  }
}

function copyTable(from: Database.Database, to: Database.Database, table: string): string | null {
  let copied = 0
  try {
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate() as IterableIterator<
      Record<string, unknown>
    >) {
      const columns = Object.keys(row)
      const places = columns.map(() => '?').join(', ')
      to.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(
        Object.values(row),
      )
      copied++
    }
    return null
  } catch (error) {
    return `${copied} rows read, then: ${error instanceof Error ? error.message : String(error)}`
  }
}
