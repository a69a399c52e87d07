import {
  type KeyboardEvent,
  type MouseEvent,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { stepped } from '../../stores/destinations.ts'
import { orderBy, useMatrixView } from '../../stores/matrix-view.ts'
import { chooseDestination, useResult } from '../../stores/result.ts'
import { goToProduct } from '../../stores/screen.ts'
import { pressOf } from '../../stores/shortcut.ts'
import { attempt } from '../../stores/workspace.ts'
import { isByKey, openContextMenu } from '../../ui/context-menu/context-menu.ts'
import { commandEntries, productEntries } from '../../ui/context-menu/entries.ts'
import { ACTS } from '../../ui/verdict.tsx'
import { cellAt, cellTextWithUnit } from './cell.ts'
import { CellFacts } from './cell-facts.tsx'
import { differenceKey } from './difference.ts'
import { type Floors, FloorsOfMatrix, floorCellText } from './floors.ts'
import grid from './grid.module.css'
import { HoverCard } from './hover-card.tsx'
import { type MatrixAction, matrixKey } from './keys.ts'
import styles from './matrix.module.css'
import { type At, moved, productLine } from './move.ts'
import { type CellOfView, cellOf, isDrawn, placeIn } from './place.ts'
import { useSizes } from './sizes.ts'
import { TableFoot } from './table-foot.tsx'
import { TableHead } from './table-head.tsx'
import { cellId, TableLine } from './table-line.tsx'
import { useCellWindow } from './use-cell-window.ts'
import { cellUnder, useHovered } from './use-hovered.ts'
import type { Shown } from './view.ts'

/** What the search box offers for the whole matrix. */
const MENU_COMMANDS = ['matrixCopy', 'matrixMap', 'matrixFloors', 'matrixMethods', 'matrixSets']

interface MatrixTableProps {
  shown: Shown
  revision: number
}

/** Products by destinations: one tab stop, keys move in it, and only what is in sight is drawn. */
export function MatrixTable({ shown, revision }: MatrixTableProps) {
  const { columns, bands, lines, totals, open } = shown
  const table = useRef<HTMLTableElement>(null)
  const { place, order } = useMatrixView()
  const method = useResult((store) => store.method)
  const floors = useContext(FloorsOfMatrix)
  const sizes = useSizes()
  const { ref, part, page, reveal } = useCellWindow(lines.length, columns.length, sizes)
  const { hovered, onMouseMove, hide } = useHovered()
  const at = placeIn(shown, place)
  const about = cellOf(shown, at)
  const under = cellOf(shown, hovered)

  useEffect(() => table.current?.focus({ preventScroll: true }), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that sort anew do not scroll
  useLayoutEffect(() => {
    if (at) reveal(at.line, at.column)
  }, [place])

  const answered = lines.flatMap((line) => (line.kind === 'product' && line.answered) || [])
  const isOlder = answered.some((row) => row.revision !== revision)
  const goTo = (to: At) => {
    const cell = cellOf(shown, to)
    if (!cell) return
    const { line, column } = cell
    useMatrixView.setState({ place: { product: line.product.id, destination: column.code } })
  }
  const openProduct = (to: At) => {
    const cell = cellOf(shown, to)
    if (!cell) return
    goTo(to)
    chooseDestination(cell.column.code)
    goToProduct(cell.line.product.id)
  }
  /** Sorts by the destination next to the one sorted by; else by the one that the keyboard is on. */
  const sortStep = (by: 1 | -1) => {
    const codes = columns.map(({ code }) => code)
    const from = typeof order.by === 'string' ? null : order.by.destination
    const to = from === null ? about?.column.code : stepped(codes, from, by)
    if (to === undefined) return
    orderBy({ destination: to })
    goTo({ line: productLine(lines, 0, 1) ?? 0, column: codes.indexOf(to) })
  }
  const act = (action: MatrixAction, to: At, cell: CellOfView) => {
    if (action === 'open') openProduct(to)
    else if (action === 'copy') copy(cell, floors)
    else if (action === 'sort') orderBy({ destination: cell.column.code })
    else sortStep(action === 'sort-next' ? 1 : -1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!at || !about) return
    const control = event.ctrlKey || event.metaKey
    const moves = { lines, bands, columns: columns.length, page: page() }
    const to = event.altKey ? null : moved({ key: event.key, control }, at, moves)
    const action = to ? null : matrixKey(pressOf(event))
    if (to) goTo(to)
    else if (action) act(action, at, about)
    else return
    hide()
    event.preventDefault()
  }

  const onContextMenu = (event: MouseEvent) => {
    const to = isByKey(event) ? at : cellUnder(event)
    const cell = cellOf(shown, to)
    if (!to || !cell) return
    hide()
    goTo(to)
    const entry = (id: MatrixAction, name: string, shortcut: string) => ({
      id,
      name,
      shortcut,
      run: () => act(id, to, cell),
    })
    const product = cell.line.product.id
    const own = [
      entry('open', `Open ${product} for ${cell.column.name}`, 'Enter'),
      entry('sort', `Sort by the share for ${cell.column.name}`, 'S'),
      entry('copy', 'Copy the cell', 'Ctrl+C'),
    ]
    const groups = [own, productEntries(product), commandEntries(MENU_COMMANDS)]
    const name = `${product} for ${cell.column.name}`
    openContextMenu(event, { name, groups }, document.getElementById(cellId(to.line, to.column)))
  }

  return (
    <>
      <div ref={ref} className={grid.scroll} onScroll={hide}>
        <table
          ref={table}
          className={grid.table}
          style={{
            width: sizes.frozen + columns.length * sizes.cell,
            ['--cell-width' as string]: `${sizes.cell}px`,
            ['--frozen-width' as string]: `${sizes.frozen}px`,
          }}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as ARIA's grid pattern has it
          role="grid"
          tabIndex={0}
          aria-label={`${floors ? 'Lowest prices' : 'Verdicts'} of products by destination`}
          aria-rowcount={lines.length + 6}
          aria-colcount={columns.length + 1}
          aria-readonly
          aria-activedescendant={at && isDrawn(at, part) ? cellId(at.line, at.column) : undefined}
          onKeyDown={onKeyDown}
          onMouseMove={onMouseMove}
          onMouseLeave={hide}
          onClick={(event) => {
            const found = cellUnder(event)
            if (found) goTo(found)
          }}
          onContextMenu={onContextMenu}
          onDoubleClick={(event) => {
            const found = cellUnder(event)
            if (found) openProduct(found)
          }}
          data-testid="matrix-grid"
        >
          <TableHead
            columns={columns}
            bands={bands}
            part={part}
            order={order}
            activeColumn={at?.column ?? -1}
          />
          <tbody className={grid.body} style={{ height: lines.length * sizes.row }}>
            {lines.slice(part.firstRow, part.endRow).map((line, i) => (
              <TableLine
                key={line.kind === 'product' ? line.product.id : `company ${line.id}`}
                line={line}
                at={part.firstRow + i}
                columns={columns}
                firstCell={part.firstCell}
                endCell={part.endCell}
                active={at?.line === part.firstRow + i ? at.column : -1}
                revision={revision}
              />
            ))}
          </tbody>
          <TableFoot
            totals={totals}
            part={part}
            lines={lines.length}
            isKnown={open === 0 ? 'all' : answered.length > 0 ? 'some' : 'none'}
            isOlder={isOlder}
          />
        </table>
        {!at && (
          <p className={grid.nothing}>
            {columns.length === 0
              ? 'No destination is left by the choice and the filters.'
              : 'No product is left by the filters.'}
          </p>
        )}
      </div>
      <div className={styles.facts} data-floors={floors !== null} data-testid="matrix-facts">
        {about && <CellFacts {...about} method={method} revision={revision} />}
      </div>
      {hovered && under && (
        <HoverCard {...under} method={method} revision={revision} box={hovered.box} />
      )}
    </>
  )
}

/** Puts the verdict and the share of a cell on the clipboard, or its lowest price. */
function copy({ line, column }: CellOfView, floors: Floors | null): void {
  if (floors) {
    const floor = floors.cells.get(differenceKey(line.product.id, column.code))
    const text = floor && floorCellText(floor)
    if (text) void attempt('copy the cell', () => navigator.clipboard.writeText(text))
    return
  }
  if (!line.answered) return
  const cell = cellAt(line.answered.row, column.at)
  const text = `${ACTS[cell.act].word} ${cellTextWithUnit(cell)}`
  void attempt('copy the cell', () => navigator.clipboard.writeText(text))
}
