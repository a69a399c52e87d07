import { openWritable } from '../../db/connection.ts'
import { ModelRows } from '../../db/model-rows.ts'
import { systemSession, Workspace } from '../../db/workspace.ts'
import type { Model } from '../../shared/model/schema.ts'

export const session = systemSession('bench')

/** Makes a workspace file with the rows of a model, as an import would have left them. */
export function makeWorkspace(path: string, model: Model): void {
  Workspace.create(path, session, { model: { ...model, parts: [], products: [] } }).close()
  const database = openWritable(path)
  try {
    database.pragma('foreign_keys = OFF')
    database.transaction(() => new ModelRows(database).replace(model))()
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
}
