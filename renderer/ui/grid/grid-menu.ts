import type { GridApi } from 'ag-grid-community'
import type { MenuEntry } from '../context-menu/context-menu.ts'
import { type KeptGrid, resetColumns, sizeColumn } from './column-state.ts'
import type { DataGridProps, GridPlace } from './data-grid.tsx'
import { clear, copyBlock, fillDown, isEditable } from './row-acts.ts'
import { selectedOrFocused } from './selection.ts'

/** What every grid can do with the cell or the selected rows under the pointer. */
export function rowEntries<Row>(
  api: GridApi<Row>,
  at: GridPlace<Row>,
  props: DataGridProps<Row>,
): MenuEntry[] {
  const { canEdit = false, onFillDown, onClear, onEdit, onRemove } = props
  const rows = selectedOrFocused(api)
  const isMany = rows.length > 1
  const column = at.column === null ? null : api.getColumn(at.column)?.getColDef()
  if (at.row === null || !column) return []
  const canWrite = isEditable(column, at.row, canEdit)
  const entries: (MenuEntry | false)[] = [
    {
      id: 'copy',
      name: isMany ? 'Copy the rows' : 'Copy the cell',
      shortcut: 'Ctrl+C',
      run: () => copyBlock(api),
    },
    canEdit &&
      isMany &&
      onFillDown !== undefined && {
        id: 'fill',
        name: 'Fill down',
        shortcut: 'Ctrl+D',
        run: () => fillDown(api, at, props),
      },
    canWrite &&
      (onClear ?? onEdit) !== undefined && {
        id: 'clear',
        name: isMany ? 'Empty the cells' : 'Empty the cell',
        shortcut: 'Delete',
        run: () => clear(api, at, props),
      },
    canEdit &&
      onRemove !== undefined && {
        id: 'remove',
        name: isMany ? 'Remove the selected rows' : 'Remove the row',
        shortcut: 'Ctrl+-',
        run: () => onRemove(rows),
      },
  ]
  return entries.filter((entry) => entry !== false)
}

/** By how many pixels a column becomes wider or narrower at a time. */
const STEP = 24

/** How wide a column is; its heading takes Alt and the arrow keys too. */
export function columnEntries<Row>(
  api: GridApi<Row>,
  id: string | null,
  kept: KeptGrid,
): MenuEntry[] {
  const column = id === null ? null : api.getColumn(id)
  if (!column || id === null) return []
  const name = column.getColDef().headerName ?? id
  const size = (width: number) => sizeColumn(api, kept, id, width)
  const by = (step: number) => () => size(column.getActualWidth() + step)
  const entries: (MenuEntry | false)[] = [
    column.isResizable() && { id: 'wider', name: `Widen “${name}”`, run: by(STEP) },
    column.isResizable() && { id: 'narrower', name: `Narrow “${name}”`, run: by(-STEP) },
    column.isResizable() && {
      id: 'fit',
      name: `Fit “${name}” to what it holds`,
      run: () => {
        api.autoSizeColumns([id])
        size(column.getActualWidth())
      },
    },
    { id: 'reset-columns', name: 'All columns as at first', run: () => resetColumns(api, kept) },
  ]
  return entries.filter((entry) => entry !== false)
}
