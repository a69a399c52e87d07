import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** What the home screen shows beside verdicts: what was seen last time, what changed. */
export function homeHandlers({ workspace, seen }: Context): HandlersOf<'home'> {
  return {
    'home.seen': () => seen.get(workspace.shown().path),
    'home.markSeen': (shown) => {
      const { path, readOnly } = workspace.shown().state()
      if (readOnly?.reason !== 'past') seen.mark(path, shown)
      return undefined
    },
    'home.changes': ({ after }) =>
      workspace.read((shown) => ({ rows: shown.productChanges(after) })),
  }
}
