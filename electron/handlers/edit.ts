import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** Edits: each is one transaction, on the disk before the window hears of it. */
export function editHandlers({ workspace, longEdits }: Context): HandlersOf<'edit'> {
  return {
    'edit.apply': (command) => workspace.edit((open) => open.apply(command)),
    'edit.undo': () => reverse('undo'),
    'edit.redo': () => reverse('redo'),
  }

  function reverse(direction: 'undo' | 'redo'): Promise<{ revision: number }> {
    return workspace.editInTurns((open) =>
      longEdits.run(direction, open.stepsTo(direction), (way) =>
        open.reverseInTurns(direction, way),
      ),
    )
  }
}
