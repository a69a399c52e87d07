import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { reached } from './reached.ts'
import { attempt, showEdited } from './workspace.ts'

let queue: Promise<unknown> = Promise.resolve()

/** Sends one command after those before it. Throws a CallError where it is refused. */
export function edit(command: Command): Promise<WorkspaceState> {
  return inTurn(() => call('edit.apply', command))
}

export async function undo(): Promise<void> {
  await attempt('undo', () => inTurn(() => call('edit.undo')))
}

export async function redo(): Promise<void> {
  await attempt('redo', () => inTurn(() => call('edit.redo')))
}

/** Sends an edit after those before it. Throws a CallError where it is refused. */
export function inTurn(send: () => Promise<WorkspaceState>): Promise<WorkspaceState> {
  const sent = queue.then(() => {
    reached('edit-start')
    return send()
  })
  queue = sent.catch(() => undefined)
  return sent.then((workspace) => {
    showEdited(workspace)
    return workspace
  })
}

/** Sends commands as one change that is undone as one. Throws a CallError where one is refused. */
export async function editAll(what: string, commands: readonly SingleCommand[]): Promise<void> {
  const [first] = commands
  if (!first) return
  await edit(commands.length === 1 ? first : { kind: 'batch', what, commands: [...commands] })
}
