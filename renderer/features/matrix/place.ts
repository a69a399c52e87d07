import type { MatrixPlace } from '../../stores/matrix-view.ts'
import type { Column, ProductLine } from './lines.ts'
import { type At, productLine } from './move.ts'
import type { CellWindow } from './use-cell-window.ts'
import type { Shown } from './view.ts'

/** Where a place is in what is shown, or the first cell where it is not there; null: there is none. */
export function placeIn({ lines, columns }: Shown, place: MatrixPlace | null): At | null {
  if (columns.length === 0) return null
  const found = lines.findIndex(
    (line) => line.kind === 'product' && line.product.id === place?.product,
  )
  const line = found >= 0 ? found : productLine(lines, 0, 1)
  const column = columns.findIndex(({ code }) => code === place?.destination)
  return line === null ? null : { line, column: Math.max(0, column) }
}

/** The product and destination of a cell. */
export interface CellOfView {
  line: ProductLine
  column: Column
}

/** What a cell is about; null: it is none. */
export function cellOf({ lines, columns }: Shown, at: At | null): CellOfView | null {
  const line = at && lines[at.line]
  const column = at && columns[at.column]
  return line?.kind === 'product' && column ? { line, column } : null
}

export function isDrawn({ line, column }: At, part: CellWindow): boolean {
  const isRowDrawn = line >= part.firstRow && line < part.endRow
  return isRowDrawn && column >= part.firstCell && column < part.endCell
}
