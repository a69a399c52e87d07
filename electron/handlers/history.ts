import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The change log. */
export function historyHandlers({ workspace }: Context): HandlersOf<'history'> {
  return {
    'history.list': (page) => workspace.shown().history(page),
    'history.find': (asked) => workspace.shown().findInHistory(asked),
    'history.changes': ({ revision }) => workspace.shown().changesOf(revision),
    'history.restore': ({ revision }) => workspace.restoreRevision(revision),
  }
}
