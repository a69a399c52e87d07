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
}

export const useHistory = create<HistoryStore>(() => ({ changes: null, more: false }))

const ticket = latest()

export async function loadHistory(): Promise<void> {
  const isLatest = ticket()
  await attempt('read the history', async () => {
    const changes = await call('history.list', { limit: PAGE })
    if (isLatest()) useHistory.setState({ changes, more: changes.length === PAGE })
  })
}

export async function loadOlder(): Promise<void> {
  const known = useHistory.getState().changes ?? []
  const before = known.at(-1)?.revision
  if (before === undefined) return
  const isLatest = ticket()
  await attempt('read the history', async () => {
    const older = await call('history.list', { before, limit: PAGE })
    if (isLatest())
      useHistory.setState({ changes: [...known, ...older], more: older.length === PAGE })
  })
}
