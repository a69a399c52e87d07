import type { ExportFormat } from '../../shared/ipc/contract.ts'
import type { TableReport } from '../../shared/report/table.ts'
import { call } from './call.ts'
import { useWorkspace } from './workspace.ts'

let jobs = 0

/** The name of a file that is about to be written, by which it can be given up. */
export function newExportJob(): string {
  return `export-${++jobs}`
}

/**
 * Writes a table of the revision and day on screen as a file, at a place that the system's dialog asks
 * for; null: it was given up. Throws a CallError where the workspace has moved on meanwhile.
 */
export async function exportTable(
  job: string,
  asked: { name: string; table: TableReport; format: ExportFormat },
): Promise<string | null> {
  const { workspace } = useWorkspace.getState()
  if (!workspace) return null
  const { revision, day } = workspace
  const file = await call('export.table', { job, revision, day, ...asked })
  return file?.path ?? null
}

/** Gives up a file that is being written: nothing of it is left. */
export function giveUpExport(job: string): void {
  call('export.giveUp', { job }).catch(() => undefined)
}
