import type { ColDef, GridApi } from 'ag-grid-community'
import type { DataGridProps, GridPlace } from './data-grid.tsx'
import { blockText, selectedOrFocused } from './selection.ts'

/** Whether a cell of a column can be edited in a row. */
export function isEditable<Row>(column: ColDef<Row>, data: Row, canEdit: boolean): boolean {
  if (!canEdit) return false
  return typeof column.editable === 'function'
    ? column.editable({ data } as never)
    : column.editable === true
}

/** The value of the first selected row goes to the others. */
export function fillDown<Row>(
  api: GridApi<Row>,
  { column }: GridPlace<Row>,
  { onFillDown }: DataGridProps<Row>,
): void {
  const [from, ...to] = selectedOrFocused(api)
  if (from !== undefined && to.length > 0) onFillDown?.(column ?? '', from, to)
}

/** The column says nothing any more in the selected rows that can be edited. */
export function clear<Row>(
  api: GridApi<Row>,
  { row, column: id }: GridPlace<Row>,
  { canEdit = false, onClear, onEdit }: DataGridProps<Row>,
): void {
  const column = id === null ? null : api.getColumn(id)?.getColDef()
  if (!column || id === null || row === null) return
  const rows = selectedOrFocused(api).filter((one) => isEditable(column, one, canEdit))
  if (rows.length === 0) return
  if (onClear) onClear(id, rows)
  else if (isEditable(column, row, canEdit)) onEdit?.(row, id, '')
}

/** Puts the selected rows or the cell on the clipboard, as Ctrl+C does. */
export function copyBlock<Row>(api: GridApi<Row>): Promise<void> {
  return navigator.clipboard.writeText(blockText(api))
}
