import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The lines of a bill of materials. */
export function bomHandlers({ workspace }: Context): HandlersOf<'bom'> {
  return {
    'bom.rows': ({ product }) => {
      const shown = workspace.shown()
      return { revision: shown.state().revision, rows: shown.bom(product) }
    },
  }
}
