import type { Output } from '../../shared/ipc/contract.ts'
import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'
import { call } from './call.ts'
import { reached } from './reached.ts'
import { attempt, untilTold } from './workspace.ts'

let queue: Promise<unknown> = Promise.resolve()

/** The revision that an edit made. */
type Edited = Output<'edit.apply'>

/** Sends one command after those before it, as `inTurn` does. */
export function edit(command: Command): Promise<Edited> {
  return inTurn(() => call('edit.apply', command))
}

export async function undo(): Promise<void> {
  await attempt('undo', () => inTurn(() => call('edit.undo')))
}

export async function redo(): Promise<void> {
  await attempt('redo', () => inTurn(() => call('edit.redo')))
}

/**
 * Sends an edit after those before it. Ends when the window knows the state after it; the next one is
 * sent as soon as it is answered. Throws a CallError where it is refused.
 */
export function inTurn(send: () => Promise<Edited>): Promise<Edited> {
  return untilTold(() => {
    const sent = queue.then(() => {
      reached('edit-start')
      return send()
    })
    queue = sent.catch(() => undefined)
    return sent
  })
}

/** Sends commands as one change that is undone as one. Throws a CallError where one is refused. */
export async function editAll(what: string, commands: readonly SingleCommand[]): Promise<void> {
  const [first] = commands
  if (!first) return
  await edit(commands.length === 1 ? first : { kind: 'batch', what, commands: [...commands] })
}
