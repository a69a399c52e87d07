import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { asCallError, type CallError, call } from './call.ts'

type Recent = Output<'workspace.recent'>[number]

/** What was being done when the main process refused, and what it said. */
export interface Refusal {
  doing: string
  error: CallError
  /** A file was to be opened; what is asked about backups is about that file while none is open. */
  isOpening: boolean
}

/** What came of saving what could be read of a damaged file. */
export interface Salvaged {
  name: string
  /** What could not be read, one each. */
  lost: string[]
}

interface WorkspaceStore {
  phase: 'starting' | 'closed' | 'open'
  info: Output<'app.info'> | null
  workspace: WorkspaceState | null
  recent: Recent[]
  /** What the app waits for, in words; null: nothing. */
  busy: string | null
  refusal: Refusal | null
  /** To be shown once; null: nothing was saved from a damaged file, or it was seen. */
  salvaged: Salvaged | null
}

export const useWorkspace = create<WorkspaceStore>(() => ({
  phase: 'starting',
  info: null,
  workspace: null,
  recent: [],
  busy: null,
  refusal: null,
  salvaged: null,
}))

let told: WorkspaceState | null = null
const listeners = new Set<() => void>()
useWorkspace.subscribe(({ workspace }, before) => {
  if (workspace !== before.workspace) takeAsTold(workspace)
})

function takeAsTold(workspace: WorkspaceState | null): void {
  told = workspace
  for (const listener of listeners) listener()
}

/** The state that the main process told last; it is shown by now, or will be with what comes of it. */
export function toldWorkspace(): WorkspaceState | null {
  return told
}

/** Takes a state that is shown later. */
export function tellWorkspace(workspace: WorkspaceState): void {
  takeAsTold(workspace)
}

/**
 * Does something that makes a revision, and ends when the window was told of that one or of a later
 * one, or of another file: the answer and the news may come in either order.
 */
export async function untilTold<T extends { revision: number } | null>(
  make: () => Promise<T>,
): Promise<T> {
  const path = told?.path
  let latest = Number.NEGATIVE_INFINITY
  let look: () => void = () => undefined
  const listener = () => {
    latest = told?.path === path ? Math.max(latest, told?.revision ?? latest) : Infinity
    look()
  }
  listeners.add(listener)
  try {
    const made = await make()
    if (made === null) return made
    await new Promise<void>((resolve) => {
      look = () => {
        if (latest >= made.revision) resolve()
      }
      look()
    })
    return made
  } finally {
    listeners.delete(listener)
  }
}

/** Shows what the main process says of the workspace; it alone knows. */
export function showWorkspace(workspace: WorkspaceState | null): void {
  const { workspace: before, refusal } = useWorkspace.getState()
  useWorkspace.setState({
    workspace: workspace && keepSame(workspace, before),
    phase: workspace ? 'open' : 'closed',
  })
  if (!workspace) void loadRecent()
  if (workspace?.path === before?.path) return
  dismissSalvaged()
  if (workspace && refusal?.isOpening) dismissRefusal()
}

/** Settings that say the same stay the same object: what is drawn of them is not drawn again. */
function keepSame(workspace: WorkspaceState, before: WorkspaceState | null): WorkspaceState {
  const isSame = JSON.stringify(workspace.settings) === JSON.stringify(before?.settings)
  return before && isSame ? { ...workspace, settings: before.settings } : workspace
}

/** Shows a state of the file on screen, unless its revision or a later one is there already. */
export function showUnlessOlder(state: WorkspaceState): void {
  const { workspace: now } = useWorkspace.getState()
  const isThere = now?.path === state.path && now.revision >= state.revision
  if (!isThere) showWorkspace(state)
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

/** Opens the file on screen again, as it is now: for writing where that is possible by now. */
export async function reload(): Promise<void> {
  const { workspace } = useWorkspace.getState()
  if (workspace) await openPath(workspace.path)
}

/** Whether the file is only read, so that opening it again may show another state of it. */
export function canReload(): boolean {
  const { reason } = useWorkspace.getState().workspace?.readOnly ?? {}
  return reason !== undefined && reason !== 'past' && reason !== 'checking'
}

export const openPast = (revision: number) =>
  opening(`open revision ${revision}`, () => call('workspace.openPast', { revision }))

export const restoreBackup = (path: string) =>
  opening('restore the backup', () => call('workspace.restore', { path }))

/** What `salvage` does, in words. */
export const SALVAGING = 'save what can be read'

/** Saves what can be read of a damaged file as a new workspace, opens it and keeps what was lost. */
export async function salvage(): Promise<void> {
  useWorkspace.setState({ busy: SALVAGING })
  const before = useWorkspace.getState().refusal
  const saved = await attempt(SALVAGING, () => call('workspace.salvage'), before?.isOpening)
  useWorkspace.setState({ busy: null })
  if (!saved) return
  showWorkspace(saved.state)
  const { refusal } = useWorkspace.getState()
  useWorkspace.setState({
    refusal: refusal === before ? null : refusal,
    salvaged: { name: saved.state.name, lost: saved.lost },
  })
}

export function dismissSalvaged(): void {
  useWorkspace.setState({ salvaged: null })
}

export async function saveCopy(): Promise<void> {
  await attempt('save a copy', () => call('workspace.saveCopy'))
}

export async function closeWorkspace(): Promise<void> {
  await attempt('close the workspace', () => call('workspace.close'))
}

export function dismissRefusal(): void {
  useWorkspace.setState({ refusal: null })
}

/** Does something that may be refused; a refusal is shown until the same thing succeeds, and the answer is then undefined. */
export async function attempt<T>(
  doing: string,
  action: () => Promise<T>,
  isOpening = false,
): Promise<T | undefined> {
  try {
    const answer = await action()
    if (useWorkspace.getState().refusal?.doing === doing) useWorkspace.setState({ refusal: null })
    return answer
  } catch (error) {
    const refused = asCallError(error)
    // The user chose to stay with what is half typed.
    if (refused.code === 'stayed') return undefined
    useWorkspace.setState({ refusal: { doing, error: refused, isOpening } })
    return undefined
  }
}

async function opening(
  doing: string,
  ask: () => Promise<WorkspaceState | null>,
): Promise<WorkspaceState | undefined> {
  useWorkspace.setState({ busy: doing, refusal: null })
  const workspace = await attempt(doing, ask, true)
  useWorkspace.setState({ busy: null })
  if (workspace) showWorkspace(workspace)
  return workspace ?? undefined
}
