import type { GridApi } from 'ag-grid-community'
import type { TreeRow, TreeRows } from '../../../stores/tree.ts'
import type { CellsBelow } from './over-cells.ts'

const MOST_PASTED = 5000

/** The cells from the one that the keyboard is on, to the right and downwards, as they are shown. */
export function cellsBelow(
  api: GridApi<TreeRow> | null,
  rows: TreeRows,
  column: string,
): CellsBelow | null {
  const at = api?.getFocusedCell()?.rowIndex
  if (!api || at === undefined) return null
  const columns = api.getAllDisplayedColumns().map((shown) => shown.getColId())
  return {
    rows: rows.all().slice(at, at + MOST_PASTED),
    columns: columns.slice(columns.indexOf(column)),
  }
}
