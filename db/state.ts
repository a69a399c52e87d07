import type { WorkspaceState } from '../shared/workspace/views.ts'
import { workspaceName } from './backups.ts'
import type { Handle } from './open/handle.ts'
import { counts, settingsOf } from './queries.ts'
import { scalar } from './statements.ts'

/** What the window shows of a workspace as a whole; `touched`: what its last change touched. */
export function stateOf(
  path: string,
  { database, log, readOnly, notice }: Pick<Handle, 'database' | 'log' | 'readOnly' | 'notice'>,
  { touched, day, today }: Pick<WorkspaceState, 'touched' | 'day' | 'today'>,
): WorkspaceState {
  const undo = readOnly ? null : log.next('undo')
  const redo = readOnly ? null : log.next('redo')
  const changedAt = scalar(database, 'SELECT at FROM change ORDER BY revision DESC LIMIT 1').get()
  return {
    path,
    name: workspaceName(path),
    currency: String(scalar(database, 'SELECT currency FROM workspace').get()),
    revision: log.revision(),
    day,
    today,
    readOnly,
    ...(notice !== null && { notice }),
    undo: undo === null ? null : plainTitle(log.what(undo)),
    redo: redo === null ? null : plainTitle(log.what(redo)),
    changedAt: changedAt === undefined ? null : String(changedAt),
    touched,
    settings: settingsOf(database),
    counts: counts(database),
  }
}

/** What a revision did, without saying that it was undone or done again. */
export function plainTitle(what: string): string {
  return what.replace(/^(Undo|Redo): /, '')
}
