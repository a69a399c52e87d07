import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The lines of a bill of materials, and its frozen states. */
export function bomHandlers({ workspace }: Context): HandlersOf<'bom'> {
  return {
    'bom.rows': ({ product, lines }) =>
      workspace.read((shown) => ({ rows: shown.bom(product, lines) })),
    'bom.many': ({ asked }) =>
      workspace.read((shown) => ({
        boms: asked.map(({ product, lines }) => ({ product, rows: shown.bom(product, lines) })),
      })),
    'bom.rowsNotTaken': ({ product }) =>
      workspace.read((shown) => ({ rows: shown.rowsNotTaken(product) })),
    'bom.mappings': () => workspace.shown().columnMappings(),
    'bom.revisions': ({ product }) => workspace.shown().bomRevisions(product),
  }
}
