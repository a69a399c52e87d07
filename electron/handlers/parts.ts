import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The list of parts. */
export function partsHandlers({ workspace }: Context): HandlersOf<'parts'> {
  return {
    'parts.list': ({ ids }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, rows: shown.parts(ids) }
    },
  }
}
