import {
  type ColDef,
  type Column,
  createGrid,
  type GridApi,
  type GridOptions,
  type ITooltipParams,
  type RowClassRules,
} from 'ag-grid-community'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { type AppCommand, useCommands } from '../../stores/commands.ts'
import { keyOf } from '../../stores/shortcut.ts'
import { isByKey, type MenuEntry, openContextMenu } from '../context-menu/context-menu.ts'
import { forgetSelectedText } from '../forget-selected-text.ts'
import { isTyping } from '../is-typing.ts'
import { styleNonce } from '../style-nonce.ts'
import { type KeptGrid, keepColumns, restoreColumns } from './column-state.ts'
import styles from './data-grid.module.css'
import { type Drop, dropOf } from './drop.ts'
import { endEditByEnter } from './end-edit.ts'
import { focusCell } from './focus-cell.ts'
import { columnEntries, rowEntries } from './grid-menu.ts'
import { gridModules } from './modules.ts'
import { NothingShown } from './nothing-shown.ts'
import { withPassiveWheel } from './passive-wheel.ts'
import { clear, fillDown, isEditable } from './row-acts.ts'
import { type Rows, rowChanges } from './row-changes.ts'
import { blockText, extendSelection, reachOf, selectedOrFocused } from './selection.ts'
import { showRows } from './show-rows.ts'
import { gridTheme } from './theme.ts'
import { watchNumbers } from './whole-numbers.ts'

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
  rows: Rows<Row>
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
  /** A column of these rows is to say nothing. Absent: of the row that the keyboard is on, as an edit. */
  onClear?: (column: string, rows: Row[]) => void
  onRemove?: (rows: Row[]) => void
  /** Enter on a cell that cannot be edited, or a double click on one. */
  onOpen?: (row: Row) => void
  onSelect?: (rows: Row[]) => void
  onFocus?: (at: GridPlace<Row>) => void
  /** Keys of the screen, before the grid's own while no cell is edited; true: it was one of them. */
  onKey?: (event: globalThis.KeyboardEvent, at: GridPlace<Row>) => boolean
  /** A row was dragged by its handle onto another one. */
  onDrop?: (drop: Drop<Row>) => void
  /** What the screen can do with the row under the pointer, for the menu there; the grid adds its own. */
  menu?: (row: Row) => MenuEntry[][]
  /** How the columns are kept for the user; absent: under the test id, all of them at first. */
  kept?: KeptGrid
  /** Columns were hidden, shown, moved or resized. */
  onColumns?: (api: GridApi<Row>) => void
  /** The rows of this set of props are on screen. */
  onShown?: (rows: Rows<Row>) => void
  rowClassRules?: RowClassRules<Row>
  /** What to say where there is no row. */
  empty: ReactNode
  handle?: Ref<DataGridHandle<Row>>
  testId: string
}

/**
 * A grid of rows: arrows move, typing and F2 edit, Enter and Tab go on as in Excel, Ctrl+C copies,
 * Ctrl+V pastes, Ctrl+D fills down, Delete empties cells, Ctrl+- and Shift+Delete remove rows, Shift
 * with arrows, Home, End and the page keys selects rows, with Ctrl to the end. It changes no row itself.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, canEdit = false, filter = '', onOpen } = props
  const [api, setApi] = useState<GridApi<Row> | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const shown = useRef<Rows<Row> | null>(null)
  const anchor = useRef<number | null>(null)
  const isFocusWanted = useRef(false)
  const latest = useRef(props)
  latest.current = props
  const shownColumns = useMemo(
    () => (canEdit ? columns : columns.map((column) => ({ ...column, editable: false }))),
    [columns, canEdit],
  )
  const first = useRef(shownColumns)
  const [nothing, setNothing] = useState<HTMLElement | null>(null)

  useLayoutEffect(() => {
    if (!root.current) return
    const element = root.current
    const options = { ...optionsOf(latest, setNothing), columnDefs: first.current }
    const made = withPassiveWheel(() => createGrid<Row>(element, options, { modules: gridModules }))
    const enter = () => made.getDisplayedRowCount() > 0 && goTo(made, element)
    element.addEventListener('keydown', endEnter)
    element.addEventListener('focus', enter)
    made.setGridAriaProperty('label', latest.current.label)
    restoreColumns(made, keptOf(latest.current))
    const stopWatching = watchNumbers(made, element, keptOf(latest.current))
    shown.current = null
    setApi(made)
    return () => {
      setApi(null)
      stopWatching()
      element.removeEventListener('keydown', endEnter)
      element.removeEventListener('focus', enter)
      made.destroy()
    }
  }, [])
  useEffect(() => {
    if (!api || first.current === shownColumns) return
    first.current = shownColumns
    const before = api.getColumnState()
    api.setGridOption('columnDefs', shownColumns)
    api.applyColumnState({ state: before, applyOrder: true })
  }, [api, shownColumns])
  useEffect(() => api?.setGridOption('suppressClickEdit', !canEdit), [api, canEdit])
  useEffect(() => api?.setGridOption('quickFilterText', filter), [api, filter])
  useEffect(() => {
    if (!api || api.isDestroyed() || shown.current === rows) return
    const before = shown.current
    shown.current = rows
    const { idOf } = latest.current
    const changes = before && rowChanges(before, rows, idOf)
    showRows(api, root.current, rows, changes, idOf)
    latest.current.onShown?.(rows)
    const hasFocus = isFocusWanted.current || document.activeElement === root.current
    if (!hasFocus || rows.length === 0) return
    isFocusWanted.current = false
    if (!isTyping(document.activeElement)) goTo(api, root.current)
  }, [api, rows])

  useImperativeHandle(
    props.handle,
    () => ({
      api,
      focus(id, column) {
        if (!api) isFocusWanted.current = true
        else if (api.isDestroyed()) return
        else if (api.getDisplayedRowCount() === 0) root.current?.focus()
        else goTo(api, root.current, id, column)
      },
    }),
    [api],
  )

  useCommands(
    canEdit && props.onRemove
      ? [
          {
            id: 'removeRows',
            name: 'Remove the selected rows',
            group: 'In a table',
            keys: ['Ctrl+-', 'Shift+Delete'],
            isAvailable: () =>
              api ? lastFocused === api && selectedOrFocused(api).length > 0 : false,
            run: () => api && latest.current.onRemove?.(selectedOrFocused(api)),
          },
        ]
      : NO_COMMANDS,
  )

  const isEditing = () => (api?.getEditingCells().length ?? 0) > 0
  // A cell holds no caret, so that these events come to the document and not to the cell.
  useEffect(() => {
    const isHere = () => {
      const { activeElement } = document
      const isTyped = activeElement instanceof HTMLInputElement
      return !isTyped && (root.current?.contains(activeElement) ?? false)
    }
    const onCopy = (event: ClipboardEvent) => {
      if (!api || !isHere()) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', blockText(api))
    }
    const onPaste = (event: ClipboardEvent) => {
      const { onPaste: take, canEdit: isWritten } = latest.current
      if (!take || !isWritten || !isHere()) return
      event.preventDefault()
      take(event.clipboardData?.getData('text/plain') ?? '', placeIn(api))
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [api])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!api || isEditing() || !isInGrid(event.target, root.current)) return
    const at = placeIn(api)
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
    if (control && keyOf(event) === 'd' && canEdit && props.onFillDown) {
      fillDown(api, at, props)
      return true
    }
    if (isRemoval(event) && canEdit && props.onRemove) {
      props.onRemove(selectedOrFocused(api))
      return true
    }
    if ((key === 'Delete' || key === 'Backspace') && !control && !shiftKey) {
      clear(api, at, props)
      return true
    }
    if (
      key === 'Enter' &&
      !control &&
      onOpen &&
      !isEditable(focused.column.getColDef(), at.row, canEdit)
    ) {
      onOpen(at.row)
      return true
    }
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    const reach = shiftKey ? reachOf({ key, control }, api) : null
    if (reach !== null) {
      anchor.current = extendSelection(api, anchor.current, reach)
      return true
    }
    const leavesRow = step !== 0 || ['PageUp', 'PageDown', 'Home', 'End', 'Enter'].includes(key)
    if (leavesRow) {
      anchor.current = null
      api.deselectAll()
    }
    return false
  }

  const onContextMenu = (event: MouseEvent) => {
    if (!api || isTyping(event.target) || !isInGrid(event.target, root.current)) return
    const target = event.target as Element
    const heading = target.closest('.ag-header-cell')?.getAttribute('col-id')
    if (heading) {
      const groups = [columnEntries(api, heading, keptOf(props))]
      return openContextMenu(event, { name: props.label, groups }, target)
    }
    if (!isByKey(event)) goToCell(api, target)
    const at = placeIn(api)
    if (at.row === null) return
    const groups = [...(props.menu?.(at.row) ?? []), rowEntries(api, at, props)]
    groups.push(columnEntries(api, at.column, keptOf(props)))
    openContextMenu(event, { name: props.label, groups }, document.activeElement)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells in it are the grid's
    <div
      ref={root}
      className={styles.grid}
      tabIndex={-1}
      data-grid
      onContextMenu={onContextMenu}
      onKeyDownCapture={onKeyDown}
      onFocusCapture={() => {
        lastFocused = api
        if (api) props.onFocus?.(placeIn(api))
      }}
      data-testid={props.testId}
    >
      {nothing && createPortal(props.empty, nothing)}
    </div>
  )
}

function keptOf<Row>({ kept, testId }: DataGridProps<Row>): KeptGrid {
  return kept ?? { name: testId }
}

/** The options that stay for the life of a grid; what they call is what the props say then. */
function optionsOf<Row>(
  latest: { readonly current: DataGridProps<Row> },
  onNothing: (element: HTMLElement | null) => void,
): GridOptions<Row> {
  const { rowClassRules } = latest.current
  const keep = (api: GridApi<Row>, sized?: readonly string[]) => {
    keepColumns(api, keptOf(latest.current), sized)
  }
  return {
    theme: gridTheme,
    styleNonce,
    defaultColDef: {
      ...(DEFAULT_COLUMN as ColDef<Row>),
      // Says what was written at once, and leaves the row as it is: the store alone changes it.
      valueSetter: ({ data, column, oldValue, newValue }) => {
        if (newValue !== oldValue) latest.current.onEdit?.(data, column.getColId(), newValue)
        return false
      },
    },
    getRowId: ({ data }) => latest.current.idOf(data),
    enterNavigatesVerticallyAfterEdit: true,
    stopEditingWhenCellsLoseFocus: true,
    suppressDragLeaveHidesColumns: true,
    animateRows: false,
    suppressAnimationFrame: true,
    suppressRowHoverHighlight: true,
    suppressColumnMoveAnimation: true,
    rowBuffer: ROWS_AROUND,
    rowSelection: ROW_SELECTION,
    ...(rowClassRules && { rowClassRules }),
    noRowsOverlayComponent: NothingShown,
    noRowsOverlayComponentParams: { onNothing },
    onCellDoubleClicked: ({ column, data }) => {
      const { canEdit = false, onOpen } = latest.current
      if (data !== undefined && !isEditable(column.getColDef(), data, canEdit)) onOpen?.(data)
    },
    onSelectionChanged: ({ api }) => latest.current.onSelect?.(api.getSelectedRows()),
    onCellFocused: ({ api }) => {
      forgetSelectedText()
      latest.current.onFocus?.(placeIn(api))
    },
    onColumnResized: ({ finished, api, source, columns }) => {
      if (!finished) return
      const sized = (columns ?? []).map((column) => column.getColId())
      if (source.startsWith('ui')) keep(api, sized)
      latest.current.onColumns?.(api)
    },
    onColumnMoved: ({ finished, api, source }) => {
      if (finished && source.startsWith('ui')) keep(api)
    },
    onColumnVisible: ({ api }) => latest.current.onColumns?.(api),
    onRowDragMove: ({ api, overNode, y }) =>
      api.setRowDropPositionIndicator(
        overNode ? { row: overNode, dropIndicatorPosition: dropOf(overNode, y) } : null,
      ),
    onRowDragLeave: ({ api }) => api.setRowDropPositionIndicator(null),
    onRowDragEnd: ({ api, node, overNode, y }) => {
      api.setRowDropPositionIndicator(null)
      if (!overNode?.data || !node.data || overNode === node) return
      const where = dropOf(overNode, y)
      latest.current.onDrop?.({ row: node.data, onto: overNode.data, where })
    },
  }
}

function placeIn<Row>(api: GridApi<Row> | null): GridPlace<Row> {
  const focused = api?.getFocusedCell()
  const row = focused ? api?.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined
  return { row: row ?? null, column: focused?.column.getColId() ?? null }
}

/** Puts the keyboard on the cell that holds an element; rows stay selected where it is in one of them. */
function goToCell<Row>(api: GridApi<Row>, target: Element): void {
  const index = Number(target.closest('[row-index]')?.getAttribute('row-index') ?? -1)
  const column = target.closest('.ag-cell')?.getAttribute('col-id')
  const node = index < 0 ? undefined : api.getDisplayedRowAtIndex(index)
  if (!node || !column) return
  if (!node.isSelected()) api.deselectAll()
  api.setFocusedCell(index, column)
}

/** Puts the keyboard on a cell; by default where it was before, or on the first one. */
function goTo<Row>(
  api: GridApi<Row>,
  root: HTMLElement | null,
  id?: string,
  column?: string,
): void {
  const focused = api.getFocusedCell()
  const key = column ?? focused?.column.getColId() ?? api.getAllDisplayedColumns()[0]?.getColId()
  const known = (id === undefined ? null : api.getRowNode(id)?.rowIndex) ?? focused?.rowIndex ?? 0
  const index = Math.min(known, api.getDisplayedRowCount() - 1)
  if (key !== undefined) focusCell(api, root, index, key)
}

/** After the grid has ended an edit the browser would still look for a place to break a line in. */
function endEnter(event: globalThis.KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** Delete empties cells; rows go by keys of their own, as in a spreadsheet. */
function isRemoval(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, metaKey } = event
  return shiftKey ? key === 'Delete' : (ctrlKey || metaKey) && keyOf(event) === '-'
}

/** Keys in what lies in a portal over the grid are not the grid's. */
function isInGrid(target: EventTarget, root: HTMLElement | null): boolean {
  return target instanceof Node && (root?.contains(target) ?? false)
}

const NO_COMMANDS: AppCommand[] = []

/** The grid that the keyboard was in last: what the menu asks for is meant for it. */
let lastFocused: unknown = null

/** Rows drawn above and below those in sight: each costs a little in every frame, too few show as gaps. */
const ROWS_AROUND = 6

const DEFAULT_COLUMN = {
  tooltipValueGetter: wholeOf,
  resizable: true,
  sortable: true,
  suppressHeaderMenuButton: true,
  tooltipShowDelay: 400,
  suppressKeyboardEvent: endEditByEnter,
}

/** The text of a cell for its tooltip, where its column is too narrow for it by a guess; null: it is not. */
function wholeOf({ valueFormatted, value, column }: ITooltipParams): string | null {
  const shown: unknown = valueFormatted ?? value
  if (typeof shown !== 'string' && typeof shown !== 'number') return null
  const text = `${shown}`
  const room = (column as Column | undefined)?.getActualWidth() ?? 0
  return text.length * NARROW_LETTER > room - 16 ? text : null
}

/** The width of a letter where most are narrow, in pixels. */
const NARROW_LETTER = 6

const ROW_SELECTION = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: true,
} as const
