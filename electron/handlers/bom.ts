import type { BomRow } from '../../shared/workspace/views.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'

/** The lines of a bill of materials, now and at other revisions. */
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
    'bom.compare': ({ product, from, to }) => ({
      from: linesAt(product, from),
      to: linesAt(product, to),
    }),
  }

  /** The lines as of a revision; null: as they are now. */
  function linesAt(product: string, revision: number | null): BomRow[] {
    const shown = workspace.shown()
    if (revision === null) return shown.bom(product)
    const past = shown.past(revision)
    try {
      return past.bom(product)
    } finally {
      past.close()
    }
  }
}
