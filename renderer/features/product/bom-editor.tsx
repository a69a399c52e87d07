import { Button, Modal } from '@mantine/core'
import type { GridApi } from 'ag-grid-community'
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { readBlock } from '../../../shared/tabular/block.ts'
import { loadBelow, openSubAssemblies, useBom } from '../../stores/bom.ts'
import { closeAll, goToLine, lookAt, openAlso, setOpen, useBomView } from '../../stores/bom-view.ts'
import { cellKey, forgetCell, useCells } from '../../stores/cells.ts'
import { openItem } from '../../stores/item.ts'
import { loadItems } from '../../stores/items.ts'
import { reached } from '../../stores/reached.ts'
import { goToProduct } from '../../stores/screen.ts'
import { BomTree, everyBranch, type TreeRow, type TreeRows } from '../../stores/tree.ts'
import { DataGrid, type DataGridHandle, type GridPlace } from '../../ui/grid/data-grid.tsx'
import { useStable } from '../../ui/use-stable.ts'
import { AlternatesDialog } from './alternates-dialog.tsx'
import styles from './bom.module.css'
import { fillDown, move, removeLines, writeCell } from './bom-actions.ts'
import { BomBar } from './bom-bar.tsx'
import { bomColumns, WIDTH_COLUMNS } from './bom-columns.ts'
import { BulkBar } from './bulk-bar.tsx'
import { isEditableColumn } from './cell-text.ts'
import { keepColumns, restoreColumns } from './column-state.ts'
import { EntryBar, type EntryPlace } from './entry-bar.tsx'
import { nextPlace, placesOf } from './find.ts'
import { HintBar } from './hint-bar.tsx'
import { type BomAction, bomKey } from './keys.ts'
import type { CellsBelow } from './paste/over-cells.ts'
import type { PasteRequest } from './paste/paste-dialog.tsx'
import { drop, indent, type Moved, moveBy, outdent } from './structure.ts'
import { useLook } from './use-look.ts'

interface BomEditorProps {
  product: string
  canEdit: boolean
  /** Something lies over the grid; it takes the focus back afterwards. */
  isCovered: boolean
  /** A line to bring into sight. */
  line: number | undefined
  isAdding: boolean
  onAdding: (isAdding: boolean) => void
  onPaste: (request: PasteRequest) => void
}

/** The lines of a product as a tree: everything in it is written in its cell, by keyboard alone. */
export function BomEditor(props: BomEditorProps) {
  const { product, canEdit, isCovered, isAdding, onAdding } = props
  const boms = useBom((store) => store.boms)
  const waiting = useBom((store) => store.waiting)
  const { opened, target } = useBomView()
  const grid = useRef<DataGridHandle<TreeRow>>(null)
  const api = useRef<GridApi<TreeRow> | null>(null)
  const find = useRef<HTMLInputElement>(null)
  const bulk = useRef<{ focus: () => void }>(null)
  const tree = useRef(new BomTree())
  const [at, setAt] = useState<{ row: TreeRow; column: string } | null>(null)
  const column = useRef('item')
  const [selected, setSelected] = useState<TreeRow[]>([])
  const [notice, setNotice] = useState<string | null>(null)
  const [alternatesOf, setAlternatesOf] = useState<TreeRow | null>(null)
  const [turning, setTurning] = useState<{ part: string; go: () => void } | null>(null)
  const [sought, setSought] = useState('')
  const { look, isOlder } = useLook(product, api)

  const rows = useMemo(() => tree.current.rows(product, boms, opened), [product, boms, opened])
  const wanted = useDeferredValue(sought)
  const places = useMemo(() => placesOf(rows, wanted), [rows, wanted])
  const columns = useMemo(
    () =>
      bomColumns(look, {
        onToggle: toggle,
        onOpen: ({ row }) => goToProduct(row.item),
        onAlternates: setAlternatesOf,
      }),
    [look],
  )

  const takeHandle = useCallback((handle: DataGridHandle<TreeRow> | null) => {
    grid.current = handle
    if (!handle?.api || handle.api === api.current) return
    api.current = handle.api
    restoreColumns(handle.api)
  }, [])
  const hasBranches = useMemo(
    () => boms[product]?.some(({ itemType }) => itemType === 'product') ?? false,
    [boms, product],
  )

  useEffect(() => lookAt(product), [product])
  useEffect(() => {
    if (canEdit && at?.column === 'item') void loadItems()
  }, [canEdit, at?.column])
  useEffect(() => {
    if (!isCovered && !isAdding) grid.current?.focus(undefined, column.current)
  }, [isCovered, isAdding])
  useEffect(() => {
    if (props.line !== undefined) goToLine({ key: `${props.line}`, column: 'item' })
  }, [props.line])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may come with later rows
  useEffect(() => {
    const node = target && api.current?.getRowNode(target.key)
    if (!node) return
    goToLine(null)
    if (target.isShownOnly) api.current?.ensureNodeVisible(node)
    else grid.current?.focus(target.key, target.column)
  }, [target, rows])

  const empty = useMemo(
    () => <Nothing canEdit={canEdit} onAdd={() => onAdding(true)} />,
    [canEdit, onAdding],
  )
  const focusGrid = useStable(() => grid.current?.focus(undefined, column.current))
  const isFirst = useRef(true)
  const shown = () => {
    reached('edit-applied')
    if (isFirst.current && !isCovered && !isAdding && !target) focusGrid()
    isFirst.current = false
  }
  const closeTurning = useStable(() => {
    setTurning(null)
    focusGrid()
  })
  const rowOf = (key: string | null) =>
    (key === null ? undefined : api.current?.getRowNode(key)?.data) ?? null
  const moves = {
    problem: setNotice,
    turn: (part: string, go: () => void) => setTurning({ part, go }),
  }
  const moveFocused = (key: string, plan: (row: TreeRow) => Moved) =>
    move(() => {
      const row = rowOf(key)
      return row && plan(row)
    }, moves)
  const latestBoms = () => useBom.getState().boms
  const openAll = useStable(async () => {
    await loadBelow(product)
    openAlso(everyBranch(product, latestBoms()))
  })
  const findNext = useStable((by: 1 | -1) => {
    const from = api.current?.getFocusedCell()?.rowIndex ?? -1
    const place = nextPlace(places, from, by)
    if (place === null) return
    api.current?.ensureIndexVisible(place, 'middle')
    api.current?.setFocusedCell(place, at?.column ?? 'item')
    find.current?.focus()
  })

  const act = (action: BomAction, row: TreeRow | null): boolean => {
    if (action === 'find') find.current?.focus()
    else if (action === 'find-next' || action === 'find-previous')
      findNext(action === 'find-next' ? 1 : -1)
    else if (action === 'open-all') void openAll()
    else if (action === 'close-all') closeAll()
    else if (action === 'add') {
      if (canEdit) onAdding(true)
    } else if (action === 'bulk') bulk.current?.focus()
    else if (!row) return false
    else return actOn(action, row)
    return true
  }
  const actOn = (action: BomAction, row: TreeRow): boolean => {
    const { key } = row
    if (action === 'open') {
      if (row.row.itemType === 'product') goToProduct(row.row.item)
      else openItem(row.row.item)
    } else if (action === 'details') openItem(row.row.item)
    else if (action === 'expand' || action === 'collapse') {
      const opens = action === 'expand'
      if (row.row.itemType !== 'product' || row.isOpen === opens || at?.column !== 'item')
        return false
      toggle(row)
    } else if (action === 'forget') {
      const typed = cellKey(row.row.line, at?.column ?? '')
      if (!(typed in useCells.getState().typed)) return false
      forgetCell(typed)
    } else if (canEdit) {
      if (action === 'up' || action === 'down')
        moveFocused(key, (now) => moveBy(now, latestBoms(), action === 'up' ? -1 : 1))
      if (action === 'indent') moveFocused(key, (now) => indent(now, latestBoms()))
      if (action === 'outdent')
        moveFocused(key, (now) => outdent(now, rowOf(now.above), latestBoms()))
      if (action === 'alternates') setAlternatesOf(row)
    }
    return true
  }

  const paste = (text: string, { row, column }: GridPlace<TreeRow>) => {
    const block = readBlock(text)
    const [first = []] = block
    if (first.length === 0) return
    if (block.length === 1 && first.length === 1 && row && column && isEditableColumn(column))
      return writeCell(row, column, first[0] ?? '')
    const cells = row && column ? cellsFrom(api.current, rows, column) : null
    props.onPaste({ text, product: row?.row.product ?? product, cells })
  }

  const place: EntryPlace = at
    ? { product: at.row.row.product, above: at.row.above, after: at.row }
    : { product, above: null, after: null }
  return (
    <div className={styles.work} data-older={isOlder || undefined}>
      {selected.length > 1 && canEdit ? (
        <BulkBar
          rows={selected}
          look={look}
          handle={bulk}
          onDone={(said) => {
            setNotice(said)
            focusGrid()
          }}
          onClear={() => {
            api.current?.deselectAll()
            focusGrid()
          }}
        />
      ) : (
        <BomBar
          api={api.current}
          text={sought}
          match={places.indexOf(api.current?.getFocusedCell()?.rowIndex ?? -1) + 1}
          matches={places.length}
          waiting={waiting}
          hasBranches={hasBranches}
          inputRef={find}
          onText={setSought}
          onNext={findNext}
          onLeave={focusGrid}
          onOpenAll={openAll}
          onCloseAll={closeAll}
        />
      )}
      <DataGrid<TreeRow>
        label="Bill of materials"
        rows={rows}
        columns={columns}
        idOf={keyOf}
        canEdit={canEdit}
        handle={takeHandle}
        onColumns={(api) => {
          keepColumns(api)
          api.refreshCells({ columns: WIDTH_COLUMNS, force: true })
        }}
        onShown={shown}
        onEdit={(row, column, value) => {
          setNotice(null)
          if (isEditableColumn(column)) writeCell(row, column, String(value ?? ''))
        }}
        onFillDown={(column, from, to) => {
          if (isEditableColumn(column)) fillDown(column, from, to)
        }}
        onPaste={paste}
        onRemove={(removed) => void removeLines(removed)}
        onOpen={({ row }) => openItem(row.item)}
        onSelect={setSelected}
        onFocus={({ row, column: at }) => {
          setNotice(null)
          column.current = at ?? column.current
          const isThere = (place: { row: TreeRow; column: string } | null) =>
            place?.row === row && place.column === at
          setAt((now) => (isThere(now) ? now : row && at ? { row, column: at } : null))
        }}
        onKey={(event, { row }) => {
          const action = bomKey(event)
          return action !== null && act(action, row)
        }}
        onDrop={({ row, onto, where }) => move(() => drop(row, onto, where, latestBoms()), moves)}
        empty={empty}
        testId="bom-grid"
      />
      {isAdding && canEdit && (
        <EntryBar key={place.product} place={place} look={look} onClose={() => onAdding(false)} />
      )}
      <HintBar at={at} look={look} notice={notice} />
      {alternatesOf && (
        <AlternatesDialog
          row={alternatesOf.row}
          canEdit={canEdit}
          suggest={look().suggestItems}
          onClose={() => {
            setAlternatesOf(null)
            focusGrid()
          }}
        />
      )}
      <TurnDialog turning={turning} onClose={closeTurning} />
    </div>
  )
}

function keyOf({ key }: TreeRow): string {
  return key
}

/** The cells from the one that the keyboard is on, to the right and downwards, as they are shown. */
function cellsFrom(
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

const MOST_PASTED = 5000

/** Opens a sub-assembly in its place, or closes it. */
function toggle({ key, row, isOpen }: TreeRow): void {
  setOpen(key, !isOpen)
  if (!isOpen) void openSubAssemblies([row.item])
}

function Nothing({ canEdit, onAdd }: { canEdit: boolean; onAdd: () => void }) {
  if (!canEdit) return <p>This product has no lines at this revision.</p>
  return (
    <div className={styles.empty}>
      <p>
        No lines yet. A line is a part or a sub-assembly, and how many of it are in one of this
        product. Add them one by one, or copy rows with their headings in Excel and paste them here
        with Ctrl+V.
      </p>
      <Button onClick={onAdd}>Add the first line (Insert)</Button>
    </div>
  )
}

interface TurnDialogProps {
  turning: { part: string; go: () => void } | null
  onClose: () => void
}

/** Asks before a part becomes a sub-assembly, since it loses what only a part has. */
const TurnDialog = memo(function TurnDialog({ turning, onClose }: TurnDialogProps) {
  return (
    <Modal
      opened={turning !== null}
      onClose={onClose}
      title={`Make ${turning?.part} a sub-assembly?`}
      returnFocus={false}
    >
      <p>
        {turning?.part} is a part. As a sub-assembly it has lines of its own, wherever it is used;
        its country of origin, supplier, declared US content and answers about it as a part are
        given up. Undo brings them back.
      </p>
      <Button
        data-autofocus
        onClick={() => {
          turning?.go()
          onClose()
        }}
        data-testid="turn"
      >
        Make it a sub-assembly
      </Button>
    </Modal>
  )
})
