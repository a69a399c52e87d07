import {
  AllCommunityModule,
  type CellEditRequestEvent,
  type CellKeyDownEvent,
  type ColDef,
  type GridApi,
  type GridReadyEvent,
  ModuleRegistry,
  type RowClassRules,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import {
  type ClipboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react'
import { styleNonce } from '../style-nonce.ts'
import styles from './data-grid.module.css'
import { blockText, selectedOrFocused } from './selection.ts'
import { gridTheme } from './theme.ts'

ModuleRegistry.registerModules([AllCommunityModule])

/** Where the keyboard is in a grid; `row` is null where the grid has no row. */
export interface GridPlace<Row> {
  row: Row | null
  column: string | null
}

export interface DataGridHandle<Row> {
  api: GridApi<Row> | null
  /** Puts the keyboard on a cell, or where it was before. */
  focus(id?: string, column?: string): void
}

export interface DataGridProps<Row> {
  label: string
  rows: readonly Row[]
  columns: ColDef<Row>[]
  idOf: (row: Row) => string
  canEdit?: boolean
  /** Text that must occur in a row, over all columns. */
  filter?: string
  /** A cell was given another value; the row shows it only once the store has it. */
  onEdit?: (row: Row, column: string, value: unknown) => void
  /** A text was pasted while no cell was edited. */
  onPaste?: (text: string, at: GridPlace<Row>) => void
  /** The value of the first row is to hold for the others too. */
  onFillDown?: (column: string, from: Row, to: Row[]) => void
  onRemove?: (rows: Row[]) => void
  /** Enter on a cell that cannot be edited, or a double click on one. */
  onOpen?: (row: Row) => void
  onSelect?: (rows: Row[]) => void
  onFocus?: (at: GridPlace<Row>) => void
  /** Keys that the grid does not know; true: it was one of the screen's. */
  onKey?: (event: KeyboardEvent, at: GridPlace<Row>) => boolean
  rowClassRules?: RowClassRules<Row>
  /** What to say where there is no row. */
  empty: ReactNode
  handle?: Ref<DataGridHandle<Row>>
  testId: string
}

/**
 * A grid of rows: arrows move, typing and F2 edit, Enter and Tab go on as in Excel, Ctrl+C copies,
 * Ctrl+V pastes, Ctrl+D fills down, Shift with arrows selects rows. It changes no row itself.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, idOf, canEdit = false, onEdit, onOpen, onSelect, onFocus } = props
  const api = useRef<GridApi<Row> | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const shownColumns = useMemo(
    () => (canEdit ? columns : columns.map((column) => ({ ...column, editable: false }))),
    [columns, canEdit],
  )

  useImperativeHandle(props.handle, () => ({
    get api() {
      return api.current
    },
    focus(id, column) {
      const grid = api.current
      if (!grid) return
      const focused = grid.getFocusedCell()
      const key =
        column ?? focused?.column.getColId() ?? grid.getAllDisplayedColumns()[0]?.getColId()
      const index =
        (id === undefined ? null : grid.getRowNode(id)?.rowIndex) ?? focused?.rowIndex ?? 0
      if (key === undefined || grid.getDisplayedRowCount() === 0) return
      grid.ensureIndexVisible(index)
      grid.setFocusedCell(index, key)
    },
  }))

  const place = (): GridPlace<Row> => {
    const focused = api.current?.getFocusedCell()
    const row = focused ? api.current?.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined
    return { row: row ?? null, column: focused?.column.getColId() ?? null }
  }
  const isEditing = () => (api.current?.getEditingCells().length ?? 0) > 0

  const onCopy = (event: ClipboardEvent) => {
    if (!api.current || isEditing()) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', blockText(api.current))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!props.onPaste || !canEdit || isEditing()) return
    event.preventDefault()
    props.onPaste(event.clipboardData.getData('text/plain'), place())
  }
  const onCellKeyDown = ({ event, column, node, data }: CellKeyDownEvent<Row>) => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || isEditing()) return
    const grid = api.current
    if (!grid || data === undefined) return
    const control = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    const at = { row: data, column: column.getColId() }
    if (props.onKey?.(event, at)) event.preventDefault()
    else if (control && key === 'd' && canEdit && props.onFillDown) {
      const [from, ...to] = selectedOrFocused(grid)
      if (from !== undefined && to.length > 0) props.onFillDown(at.column, from, to)
      event.preventDefault()
    } else if (event.key === 'Delete' && canEdit && props.onRemove) {
      props.onRemove(selectedOrFocused(grid))
      event.preventDefault()
    } else if (
      event.key === 'Enter' &&
      !control &&
      onOpen &&
      !isEditable(column.getColDef(), data)
    ) {
      onOpen(data)
      event.preventDefault()
    } else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const next = grid.getDisplayedRowAtIndex(
        (node.rowIndex ?? 0) + (event.key === 'ArrowDown' ? 1 : -1),
      )
      node.setSelected(true)
      next?.setSelected(true)
    }
  }
  const isEditable = (column: ColDef<Row>, data: Row) => {
    if (!canEdit) return false
    return typeof column.editable === 'function'
      ? column.editable({ data } as never)
      : column.editable === true
  }

  return (
    <div
      ref={root}
      className={styles.grid}
      onCopy={onCopy}
      onPaste={onPaste}
      data-testid={props.testId}
    >
      <AgGridReact<Row>
        theme={gridTheme}
        styleNonce={styleNonce}
        rowData={rows as Row[]}
        columnDefs={shownColumns}
        defaultColDef={DEFAULT_COLUMN}
        getRowId={({ data }) => idOf(data)}
        readOnlyEdit
        suppressClickEdit={!canEdit}
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        suppressDragLeaveHidesColumns
        suppressMovableColumns={false}
        animateRows={false}
        suppressColumnMoveAnimation
        rowSelection={ROW_SELECTION}
        quickFilterText={props.filter ?? ''}
        {...(props.rowClassRules && { rowClassRules: props.rowClassRules })}
        noRowsOverlayComponent={Empty}
        noRowsOverlayComponentParams={{ children: props.empty }}
        onGridReady={(event: GridReadyEvent<Row>) => {
          api.current = event.api
          event.api.setGridAriaProperty('label', props.label)
        }}
        onCellEditRequest={({ data, column, newValue }: CellEditRequestEvent<Row>) =>
          onEdit?.(data, column.getColId(), newValue)
        }
        onCellKeyDown={(event) => {
          if ('column' in event) onCellKeyDown(event as CellKeyDownEvent<Row>)
        }}
        onCellDoubleClicked={({ column, data }) => {
          if (data !== undefined && !isEditable(column.getColDef(), data)) onOpen?.(data)
        }}
        onSelectionChanged={({ api: grid }) => onSelect?.(grid.getSelectedRows())}
        onCellFocused={() => onFocus?.(place())}
      />
    </div>
  )
}

const DEFAULT_COLUMN: ColDef = {
  resizable: true,
  sortable: true,
  suppressHeaderMenuButton: true,
  tooltipShowDelay: 400,
} as ColDef

const ROW_SELECTION = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: true,
} as const

function Empty({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>
}
