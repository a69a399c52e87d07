import type { GridApi } from 'ag-grid-community'
import type { RowChanges } from './row-changes.ts'

/**
 * Brings a grid to other rows: by what changed, or anew where that is null. The selection stays on its
 * rows, and so does the keyboard where it is in the grid, which `root` holds.
 */
export function showRows<Row>(
  api: GridApi<Row>,
  root: HTMLElement | null,
  rows: readonly Row[],
  changes: RowChanges<Row> | null,
  idOf: (row: Row) => string,
): void {
  if (!changes) {
    api.setGridOption('rowData', [...rows])
    return
  }
  const { removed, added, updated } = changes
  const isOrdered = api.getColumnState().some(({ sort }) => sort) || api.isAnyFilterPresent()
  if (isOrdered) {
    if (updated.length > 0) api.applyTransaction({ update: updated })
  } else for (const row of updated) api.getRowNode(idOf(row))?.updateData(row)
  if (removed.length === 0 && added.length === 0) return
  const focused = root?.contains(document.activeElement) ? api.getFocusedCell() : null
  const kept = focused && api.getDisplayedRowAtIndex(focused.rowIndex)?.id
  const selected = new Set(api.getSelectedRows().map(idOf))
  if (removed.length > 0) api.applyTransaction({ remove: removed })
  for (const { at, rows: add } of added) api.applyTransaction({ add, addIndex: at })
  const moved = added.flatMap((run) => run.rows).filter((row) => selected.has(idOf(row)))
  const nodes = moved.flatMap((row) => api.getRowNode(idOf(row)) ?? [])
  if (nodes.length > 0) api.setNodesSelected({ nodes, newValue: true })
  const index = kept === undefined || kept === null ? null : api.getRowNode(kept)?.rowIndex
  if (focused && typeof index === 'number' && index !== focused.rowIndex)
    api.setFocusedCell(index, focused.column)
}
