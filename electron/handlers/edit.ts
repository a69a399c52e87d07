import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Edits: each is one transaction, on the disk before the window hears of it. */
export function editHandlers({ workspace }: Context): HandlersOf<'edit'> {
  return {
    'edit.apply': (command) => workspace.edit((open) => open.apply(command)),
    'edit.undo': () => workspace.edit((open) => open.undo()),
    'edit.redo': () => workspace.edit((open) => open.redo()),
  }
}
