import { useEffect, useMemo, useRef, useState } from 'react'
import { readBlock } from '../../../shared/tabular/block.ts'
import { loadBelow, useBom } from '../../stores/bom.ts'
import { closeAll, openAlso, useBomView } from '../../stores/bom-view.ts'
import { openItem } from '../../stores/item.ts'
import { loadItems } from '../../stores/items.ts'
import { goToProduct } from '../../stores/screen.ts'
import { pressOf } from '../../stores/shortcut.ts'
import { BomTree, everyBranch, type TreeRow } from '../../stores/tree.ts'
import { DataGrid, type GridPlace } from '../../ui/grid/data-grid.tsx'
import { useStable } from '../../ui/use-stable.ts'
import { actOnKey } from './act-on-key.ts'
import { AlternatesDialog } from './alternates-dialog.tsx'
import styles from './bom.module.css'
import { clearCells, fillDown, removeLines, toggleBranch, writeCell } from './bom-actions.ts'
import { BomBar } from './bom-bar.tsx'
import { bomColumns, KEPT_COLUMNS, WIDTH_COLUMNS } from './bom-columns.ts'
import { BulkBar } from './bulk-bar.tsx'
import { isEditableColumn } from './cell-text.ts'
import { EntryBar, type EntryPlace } from './entry-bar.tsx'
import { HintBar } from './hint-bar.tsx'
import { bomKey } from './keys.ts'
import { LeftLines } from './left-lines.tsx'
import { lineEntries } from './line-menu.ts'
import { NoLines } from './no-lines.tsx'
import { cellsBelow } from './paste/cells-below.ts'
import type { PasteRequest } from './paste/paste-dialog.tsx'
import { drop } from './structure.ts'
import { TurnDialog } from './turn-dialog.tsx'
import { useBomGrid } from './use-bom-grid.ts'
import { useFind } from './use-find.ts'
import { useLineMoves } from './use-line-moves.ts'
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
  const { product, canEdit, isCovered, line, isAdding, onAdding } = props
  const boms = useBom((store) => store.boms)
  const waiting = useBom((store) => store.waiting)
  const opened = useBomView((view) => view.opened)
  const tree = useRef(new BomTree())
  const bulk = useRef<{ focus: () => void }>(null)
  const [selected, setSelected] = useState<TreeRow[]>([])
  const [notice, setNotice] = useState<string | null>(null)
  const [alternatesOf, setAlternatesOf] = useState<TreeRow | null>(null)

  const rows = useMemo(() => tree.current.rows(product, boms, opened), [product, boms, opened])
  const grid = useBomGrid({ product, rows, line, isAway: isCovered || isAdding })
  const { api, at } = grid
  const find = useFind(rows, grid)
  const { turning, closeTurning, moveLine } = useLineMoves({
    problem: setNotice,
    closed: grid.focus,
  })
  const { look, isOlder } = useLook(product, api)
  const columns = useMemo(
    () =>
      bomColumns(look, {
        onToggle: toggleBranch,
        onOpen: ({ row }) => goToProduct(row.item),
        onAlternates: setAlternatesOf,
      }),
    [look],
  )
  const hasBranches = useMemo(
    () => boms[product]?.some(({ itemType }) => itemType === 'product') ?? false,
    [boms, product],
  )
  const empty = useMemo(
    () => <NoLines canEdit={canEdit} onAdd={() => onAdding(true)} />,
    [canEdit, onAdding],
  )
  useEffect(() => {
    if (canEdit) void loadItems()
  }, [canEdit])

  const openAll = useStable(async () => {
    await loadBelow(product)
    openAlso(everyBranch(product, useBom.getState().boms))
  })
  const keyTargets = {
    canEdit,
    column: at?.column,
    rowOf: grid.rowOf,
    moveLine,
    onFind: () => find.input.current?.focus(),
    onFindNext: find.next,
    onOpenAll: () => void openAll(),
    onAdd: () => onAdding(true),
    onBulk: () => bulk.current?.focus(),
    onAlternates: setAlternatesOf,
  }
  const paste = (text: string, { row, column }: GridPlace<TreeRow>) => {
    const block = readBlock(text)
    const [first = []] = block
    if (first.length === 0) return
    if (block.length === 1 && first.length === 1 && row && column && isEditableColumn(column))
      return void writeCell(row, column, first[0] ?? '')
    const cells = row && column ? cellsBelow(api.current, rows, column) : null
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
          column={at?.column}
          handle={bulk}
          onLeave={grid.focus}
          onDone={(said) => {
            setNotice(said)
            grid.focus()
          }}
          onClear={() => {
            api.current?.deselectAll()
            grid.focus()
          }}
        />
      ) : (
        <BomBar
          api={api.current}
          text={find.text}
          match={find.match}
          matches={find.matches}
          waiting={waiting}
          hasBranches={hasBranches}
          inputRef={find.input}
          onText={find.setText}
          onNext={find.next}
          onLeave={grid.focus}
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
        handle={grid.handle}
        kept={KEPT_COLUMNS}
        menu={(row) => lineEntries(row, keyTargets)}
        onColumns={(api) => api.refreshCells({ columns: WIDTH_COLUMNS, force: true })}
        onShown={grid.onShown}
        onEdit={(row, column, value) => {
          setNotice(null)
          if (isEditableColumn(column)) void writeCell(row, column, String(value ?? ''))
        }}
        onFillDown={(column, from, to) => {
          if (isEditableColumn(column)) fillDown(column, from, to)
        }}
        onPaste={paste}
        onClear={(column, cleared) => {
          if (isEditableColumn(column)) clearCells(column, cleared)
        }}
        onRemove={(removed) => void removeLines(removed)}
        onOpen={({ row }) => openItem(row.item)}
        onSelect={setSelected}
        onFocus={(now) => {
          setNotice(null)
          grid.onFocus(now)
        }}
        onKey={(event, { row }) => {
          const action = bomKey(pressOf(event))
          return action !== null && actOnKey(action, row, keyTargets)
        }}
        onDrop={({ row, onto, where }) =>
          moveLine(() => drop(row, onto, where, useBom.getState().boms))
        }
        empty={empty}
        testId="bom-grid"
      />
      {!isAdding && canEdit && <LeftLines product={place.product} onShow={() => onAdding(true)} />}
      {isAdding && canEdit && (
        <EntryBar key={place.product} place={place} look={look} onClose={() => onAdding(false)} />
      )}
      <HintBar
        at={at}
        look={look}
        notice={notice}
        onTake={(text) => {
          if (at && isEditableColumn(at.column)) void writeCell(at.row, at.column, text)
          grid.focus()
        }}
      />
      {alternatesOf && (
        <AlternatesDialog
          row={alternatesOf.row}
          canEdit={canEdit}
          suggest={look().suggestItems}
          onClose={() => {
            setAlternatesOf(null)
            grid.focus()
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
