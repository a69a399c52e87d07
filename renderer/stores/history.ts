import { create } from 'zustand'
import type { WorkspaceRevision } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

const PAGE = 100

interface HistoryStore {
  /** The changes, newest first; null: not loaded. */
  changes: WorkspaceRevision[] | null
  /** There are older ones than those loaded. */
  more: boolean
  /** What is looked for in them; '': all. */
  find: string
}

export const useHistory = create<HistoryStore>(() => ({ changes: null, more: false, find: '' }))

const ticket = latest()

/** Looks for changes by what they say, who made them, and what they set. */
export function findInHistory(find: string): void {
  useHistory.setState({ find })
  void loadHistory()
}

export async function loadHistory(): Promise<void> {
  const isLatest = ticket()
  await attempt('read the history', async () => {
    const changes = await call('history.list', asked())
    if (isLatest()) useHistory.setState({ changes, more: changes.length === PAGE })
  })
}

export async function loadOlder(): Promise<void> {
  const known = useHistory.getState().changes ?? []
  const before = known.at(-1)?.revision
  if (before === undefined) return
  const isLatest = ticket()
  await attempt('read the history', async () => {
    const older = await call('history.list', { ...asked(), before })
    if (isLatest())
      useHistory.setState({ changes: [...known, ...older], more: older.length === PAGE })
  })
}

function asked(): { limit: number; find?: string } {
  const { find } = useHistory.getState()
  return { limit: PAGE, ...(find.trim() !== '' && { find }) }
}
