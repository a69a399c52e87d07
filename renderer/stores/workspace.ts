import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { asCallError, type CallError, call } from './call.ts'

type Recent = Output<'workspace.recent'>[number]

/** What was being done when the main process refused, and what it said. */
export interface Refusal {
  doing: string
  error: CallError
}

interface WorkspaceStore {
  phase: 'starting' | 'closed' | 'open'
  info: Output<'app.info'> | null
  workspace: WorkspaceState | null
  recent: Recent[]
  /** What the app waits for, in words; null: nothing. */
  busy: string | null
  refusal: Refusal | null
}

export const useWorkspace = create<WorkspaceStore>(() => ({
  phase: 'starting',
  info: null,
  workspace: null,
  recent: [],
  busy: null,
  refusal: null,
}))

/** Shows what the main process says of the workspace; it alone knows. */
export function showWorkspace(workspace: WorkspaceState | null): void {
  useWorkspace.setState({ workspace, phase: workspace ? 'open' : 'closed' })
  if (!workspace) void loadRecent()
}

/** Shows the answer to an edit, unless a later revision is on screen already. */
export function showEdited(edited: WorkspaceState): void {
  const { workspace } = useWorkspace.getState()
  if (workspace && workspace.path === edited.path && workspace.revision > edited.revision) return
  showWorkspace(edited)
}

export async function loadInfo(): Promise<void> {
  await attempt('start', async () => useWorkspace.setState({ info: await call('app.info') }))
}

export async function loadRecent(): Promise<void> {
  await attempt('list the recent workspaces', async () =>
    useWorkspace.setState({ recent: await call('workspace.recent') }),
  )
}

export async function loadState(): Promise<void> {
  const asked = await attempt('read the open workspace', async () => {
    showWorkspace(await call('workspace.state'))
    return true
  })
  if (!asked) useWorkspace.setState({ phase: 'closed' })
}

export const newWorkspace = () => opening('create the workspace', () => call('workspace.new'))
export const openDialog = () => opening('open the workspace', () => call('workspace.openDialog'))
export const openDemo = () => opening('open the demo', () => call('workspace.openDemo'))
export const openPresent = () =>
  opening('go back to the present', () => call('workspace.openPresent'))

export const openPath = (path: string) =>
  opening(`open ${path.split(/[\\/]/).at(-1)}`, () => call('workspace.open', { path }))

export const openPast = (revision: number) =>
  opening(`open revision ${revision}`, () => call('workspace.openPast', { revision }))

export const restoreBackup = (path: string) =>
  opening('restore the backup', () => call('workspace.restore', { path }))

export async function saveCopy(): Promise<void> {
  await attempt('save a copy', () => call('workspace.saveCopy'))
}

export function dismissRefusal(): void {
  useWorkspace.setState({ refusal: null })
}

/** Does something that may be refused; a refusal is shown, and the answer is then undefined. */
export async function attempt<T>(doing: string, action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    useWorkspace.setState({ refusal: { doing, error: asCallError(error) } })
    return undefined
  }
}

async function opening(
  doing: string,
  ask: () => Promise<WorkspaceState | null>,
): Promise<WorkspaceState | undefined> {
  useWorkspace.setState({ busy: doing, refusal: null })
  const workspace = await attempt(doing, ask)
  useWorkspace.setState({ busy: null })
  if (workspace) showWorkspace(workspace)
  return workspace ?? undefined
}
