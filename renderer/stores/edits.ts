import type { Output } from '../../shared/ipc/contract.ts'
import type { Meant } from '../../shared/ipc/meant.ts'
import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'
import { callFor } from './call.ts'
import { sayDone, sayDoneAsWritten } from './done.ts'
import { reached } from './reached.ts'
import { attempt, toldWorkspace, untilTold } from './workspace.ts'

let queue: Promise<unknown> = Promise.resolve()

/** The last revision that an edit of this window made, and of which file. */
let made: Meant | null = null

/** The revision that an edit made. */
type Edited = Output<'edit.apply'>

/** Sends one command after those before it, as `inTurn` does, and says what it did as the history does. */
export async function edit(command: Command): Promise<Edited> {
  const done = await send(command)
  sayDoneAsWritten(done.revision)
  return done
}

function send(command: Command): Promise<Edited> {
  return inTurn((meant) => callFor(meant, 'edit.apply', command))
}

/** Takes the last change back, and says which that was. */
export async function undo(): Promise<void> {
  const what = toldWorkspace()?.undo
  const done = await attempt('undo', () =>
    inTurn((meant) => callFor(meant, 'edit.undo', undefined)),
  )
  if (done && what) sayDone(`Undone: ${what}`, done.revision, 'redo')
}

/** Does again what was taken back, and says what that was. */
export async function redo(): Promise<void> {
  const what = toldWorkspace()?.redo
  const done = await attempt('redo', () =>
    inTurn((meant) => callFor(meant, 'edit.redo', undefined)),
  )
  if (done && what) sayDone(`Done again: ${what}`, done.revision)
}

/** Makes everything as it was at the past revision on show, as a new one, goes back to the present and says so. */
export async function restoreRevision(revision: number): Promise<void> {
  const path = toldWorkspace()?.path
  if (path === undefined) return
  const done = await attempt('restore the revision', () =>
    inTurn(() => callFor({ path, revision }, 'history.restore', { revision })),
  )
  if (done) sayDone(`Restored as it was at revision ${revision}`, done.revision)
}

/** As `edit`, and says what it did, so that it can be seen and taken back. */
export async function editAndSay(text: string, command: Command): Promise<Edited> {
  const done = await send(command)
  sayDone(text, done.revision)
  return done
}

/**
 * Sends an edit after those before it, for the workspace that is before the user now. Ends when the
 * window knows the state after it; the next one is sent as soon as it is answered. Throws a CallError
 * where it is refused.
 */
export function inTurn(send: (meant: Meant | null) => Promise<Edited>): Promise<Edited> {
  const before = toldWorkspace()
  return untilTold(() => {
    const sent = queue.then(async () => {
      reached('edit-start')
      const edited = await send(before && meantNow(before))
      if (before) made = { path: before.path, revision: edited.revision }
      return edited
    })
    queue = sent.catch(() => undefined)
    return sent
  })
}

/** A workspace at its last revision that this window knows of: its own edits before this one count. */
function meantNow({ path, revision }: Meant): Meant {
  const isOurs = made?.path === path && made.revision > revision
  return { path, revision: isOurs ? (made?.revision ?? revision) : revision }
}

/** Ends when every edit that was asked for is answered, those that came meanwhile too. */
export async function editsSettled(): Promise<void> {
  let awaited: unknown = null
  while (awaited !== queue) {
    awaited = queue
    await queue
  }
}

/** Sends commands as one change that is undone as one. Throws a CallError where one is refused. */
export async function editAll(what: string, commands: readonly SingleCommand[]): Promise<void> {
  const command = asOne(what, commands)
  if (command) await edit(command)
}

/** As `editAll`, and says what it did. */
export async function editAllAndSay(
  what: string,
  commands: readonly SingleCommand[],
): Promise<void> {
  const command = asOne(what, commands)
  if (command) await editAndSay(what, command)
}

/** Commands as one change that can be undone as one; null: there are none. */
export function asOne(what: string, commands: readonly SingleCommand[]): Command | null {
  const [first] = commands
  if (!first) return null
  return commands.length === 1 ? first : { kind: 'batch', what, commands: [...commands] }
}
