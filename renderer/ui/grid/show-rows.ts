import type { GridApi } from 'ag-grid-community'
import { focusCell } from './focus-cell.ts'
import type { RowChanges, Rows } from './row-changes.ts'

/**
 * Brings a grid to other rows: by what changed, or anew where that is null. The selection stays on its
 * rows, and so does the keyboard where it is in the grid, which `root` holds; where its row is gone, on
 * the one in its place.
 */
export function showRows<Row>(
  api: GridApi<Row>,
  root: HTMLElement | null,
  rows: Rows<Row>,
  changes: RowChanges<Row> | null,
  idOf: (row: Row) => string,
): void {
  const focused = root?.contains(document.activeElement) ? api.getFocusedCell() : null
  const kept = focused && api.getDisplayedRowAtIndex(focused.rowIndex)?.id
  if (changes) applyChanges(api, changes, idOf)
  else api.setGridOption('rowData', [...rows])
  if (!focused) return
  const row = kept ? api.getRowNode(kept) : undefined
  const index = row?.rowIndex ?? Math.min(focused.rowIndex, api.getDisplayedRowCount() - 1)
  if (index < 0) root?.focus()
  else if (!row || index !== focused.rowIndex) focusCell(api, root, index, focused.column)
}

function applyChanges<Row>(
  api: GridApi<Row>,
  { removed, added, updated }: RowChanges<Row>,
  idOf: (row: Row) => string,
): void {
  const isOrdered = api.getColumnState().some(({ sort }) => sort) || api.isAnyFilterPresent()
  if (isOrdered) {
    if (updated.length > 0) api.applyTransaction({ update: [...updated] })
  } else for (const row of updated) api.getRowNode(idOf(row))?.updateData(row)
  if (removed.length === 0 && added.length === 0) return
  const selected = new Set(api.getSelectedRows().map(idOf))
  if (removed.length > 0) api.applyTransaction({ remove: removed })
  for (const { at, rows: add } of added) api.applyTransaction({ add, addIndex: at })
  const moved = added.flatMap((run) => run.rows).filter((row) => selected.has(idOf(row)))
  const nodes = moved.flatMap((row) => api.getRowNode(idOf(row)) ?? [])
  if (nodes.length > 0) api.setNodesSelected({ nodes, newValue: true })
}
