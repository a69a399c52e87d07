import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The list of parts. */
export function partsHandlers({ workspace }: Context): HandlersOf<'parts'> {
  return {
    'parts.list': ({ ids }) => workspace.read((shown) => ({ rows: shown.parts(ids) })),
  }
}
