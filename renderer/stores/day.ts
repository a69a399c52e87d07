import { create } from 'zustand'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { attempt, showWorkspace, useWorkspace } from './workspace.ts'

/** The day that began while a workspace was open; null: none, or it was read. */
export const useNewDay = create<{ day: string | null }>(() => ({ day: null }))

export function dismissNewDay(): void {
  useNewDay.setState({ day: null })
}

/** Chooses the day of determination; null: the day that it is, or that of the past revision. */
export async function chooseDay(day: string | null): Promise<void> {
  const state = await attempt('choose the day', () => call('workspace.chooseDay', { day }))
  if (state) showWorkspace(state)
}

/** Keeps the day that began, where what is on screen goes by it. */
function followDay(workspace: WorkspaceState | null, before: WorkspaceState | null): void {
  if (workspace?.path !== before?.path) {
    dismissNewDay()
    return
  }
  const hasTurned = workspace && before && workspace.today !== before.today
  if (hasTurned && workspace.day === workspace.today) useNewDay.setState({ day: workspace.today })
}

useWorkspace.subscribe(({ workspace }, { workspace: before }) => {
  if (workspace !== before) followDay(workspace, before)
})
