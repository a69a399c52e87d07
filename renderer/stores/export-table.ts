import type { ExportFormat } from '../../shared/ipc/contract.ts'
import type { TableReport } from '../../shared/report/table.ts'
import { call } from './call.ts'
import { useWorkspace } from './workspace.ts'

/** A table on its way to a file. */
interface TableToWrite {
  job: string
  name: string
  table: TableReport
  format: ExportFormat
}

/**
 * Writes a table of the revision and day on screen as a file, at a place that the system's dialog asks
 * for; null: it was given up. Throws a CallError where the workspace has moved on meanwhile.
 */
export async function exportTable(asked: TableToWrite): Promise<string | null> {
  const { workspace } = useWorkspace.getState()
  if (!workspace) return null
  const { revision, day } = workspace
  const file = await call('export.table', { revision, day, ...asked })
  return file?.path ?? null
}
