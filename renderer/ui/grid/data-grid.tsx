import {
  AllCommunityModule,
  type CellEditRequestEvent,
  type ColDef,
  type GridApi,
  type GridReadyEvent,
  ModuleRegistry,
  type RowClassRules,
  type RowDragEvent,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { styleNonce } from '../style-nonce.ts'
import styles from './data-grid.module.css'
import { type Drop, dropOf } from './drop.ts'
import { rowChanges } from './row-changes.ts'
import { blockText, extendSelection, selectedOrFocused } from './selection.ts'
import { showRows } from './show-rows.ts'
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
  /** Keys of the screen, before the grid's own while no cell is edited; true: it was one of them. */
  onKey?: (event: globalThis.KeyboardEvent, at: GridPlace<Row>) => boolean
  /** A row was dragged by its handle onto another one. */
  onDrop?: (drop: Drop<Row>) => void
  /** Columns were hidden, shown, moved or resized. */
  onColumns?: (api: GridApi<Row>) => void
  /** The rows of this set of props are on screen. */
  onShown?: (rows: readonly Row[]) => void
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
  const [api, setApi] = useState<GridApi<Row> | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const shown = useRef<readonly Row[] | null>(null)
  const anchor = useRef<number | null>(null)
  const latest = useRef(props)
  latest.current = props
  const shownColumns = useMemo(
    () => (canEdit ? columns : columns.map((column) => ({ ...column, editable: false }))),
    [columns, canEdit],
  )

  useEffect(() => {
    if (!api || api.isDestroyed() || shown.current === rows) return
    const before = shown.current
    shown.current = rows
    const changes = before && rowChanges(before, rows, latest.current.idOf)
    showRows(api, rows, changes, latest.current.idOf)
    latest.current.onShown?.(rows)
  }, [api, rows])

  useImperativeHandle(
    props.handle,
    () => ({
      api,
      focus(id, column) {
        if (!api || api.isDestroyed()) return
        if (api.getDisplayedRowCount() === 0) return root.current?.focus()
        const focused = api.getFocusedCell()
        const key =
          column ?? focused?.column.getColId() ?? api.getAllDisplayedColumns()[0]?.getColId()
        const index =
          (id === undefined ? null : api.getRowNode(id)?.rowIndex) ?? focused?.rowIndex ?? 0
        if (key === undefined) return
        api.ensureIndexVisible(index)
        api.setFocusedCell(index, key)
      },
    }),
    [api],
  )

  const place = (): GridPlace<Row> => {
    const focused = api?.getFocusedCell()
    const row = focused ? api?.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined
    return { row: row ?? null, column: focused?.column.getColId() ?? null }
  }
  const isEditing = () => (api?.getEditingCells().length ?? 0) > 0
  const isEditable = (column: ColDef<Row>, data: Row) => {
    if (!canEdit) return false
    return typeof column.editable === 'function'
      ? column.editable({ data } as never)
      : column.editable === true
  }

  const onCopy = (event: ClipboardEvent) => {
    if (!api || isEditing()) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', blockText(api))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!props.onPaste || !canEdit || isEditing()) return
    event.preventDefault()
    props.onPaste(event.clipboardData.getData('text/plain'), place())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!api || isEditing() || !isInGrid(event.target, root.current)) return
    const at = place()
    const isOurs = props.onKey?.(event.nativeEvent, at) || act(event, at)
    if (!isOurs) return
    event.preventDefault()
    event.stopPropagation()
  }
  const act = (event: KeyboardEvent, at: GridPlace<Row>): boolean => {
    const { key, shiftKey, altKey } = event
    const control = event.ctrlKey || event.metaKey
    const focused = api?.getFocusedCell()
    if (!api || at.row === null || !focused || altKey) return false
    if (control && key.toLowerCase() === 'd' && canEdit && props.onFillDown) {
      const [from, ...to] = selectedOrFocused(api)
      if (from !== undefined && to.length > 0) props.onFillDown(at.column ?? '', from, to)
      return true
    }
    if (key === 'Delete' && canEdit && props.onRemove) {
      props.onRemove(selectedOrFocused(api))
      return true
    }
    if (key === 'Enter' && !control && onOpen && !isEditable(focused.column.getColDef(), at.row)) {
      onOpen(at.row)
      return true
    }
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && shiftKey && !control) {
      anchor.current = extendSelection(api, anchor.current, step)
      return true
    }
    const leavesRow = step !== 0 || ['PageUp', 'PageDown', 'Home', 'End', 'Enter'].includes(key)
    if (leavesRow) {
      anchor.current = null
      api.deselectAll()
    }
    return false
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside has the role
    <div
      ref={root}
      className={styles.grid}
      tabIndex={-1}
      onCopy={onCopy}
      onPaste={onPaste}
      onKeyDownCapture={onKeyDown}
      data-testid={props.testId}
    >
      <AgGridReact<Row>
        theme={gridTheme}
        styleNonce={styleNonce}
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
          shown.current = null
          setApi(event.api)
          event.api.setGridAriaProperty('label', props.label)
        }}
        onCellEditRequest={({ data, column, newValue }: CellEditRequestEvent<Row>) =>
          onEdit?.(data, column.getColId(), newValue)
        }
        onCellDoubleClicked={({ column, data }) => {
          if (data !== undefined && !isEditable(column.getColDef(), data)) onOpen?.(data)
        }}
        onSelectionChanged={({ api: grid }) => onSelect?.(grid.getSelectedRows())}
        onCellFocused={() => onFocus?.(place())}
        onColumnResized={({ finished, api: grid }) => finished && props.onColumns?.(grid)}
        onColumnMoved={({ finished, api: grid }) => finished && props.onColumns?.(grid)}
        onColumnVisible={({ api: grid }) => props.onColumns?.(grid)}
        onRowDragMove={(event: RowDragEvent<Row>) => {
          const { overNode, y } = event
          if (!overNode) return event.api.setRowDropPositionIndicator(null)
          const dropIndicatorPosition = dropOf(overNode, y)
          event.api.setRowDropPositionIndicator({ row: overNode, dropIndicatorPosition })
        }}
        onRowDragLeave={(event) => event.api.setRowDropPositionIndicator(null)}
        onRowDragEnd={(event: RowDragEvent<Row>) => {
          event.api.setRowDropPositionIndicator(null)
          const { node, overNode, y } = event
          if (!overNode?.data || !node.data || overNode === node) return
          props.onDrop?.({ row: node.data, onto: overNode.data, where: dropOf(overNode, y) })
        }}
      />
    </div>
  )
}

/** Keys in what lies in a portal over the grid are not the grid's. */
function isInGrid(target: EventTarget, root: HTMLElement | null): boolean {
  return target instanceof Node && (root?.contains(target) ?? false)
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
