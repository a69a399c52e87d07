import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react'
import { isByKey } from './context-menu/context-menu.ts'
import table from './table.module.css'
import { useWindow } from './use-window.ts'

const ROW_HEIGHT = 28

interface RowGridProps {
  label: string
  /** `treegrid` where rows can be opened and closed. */
  role?: 'grid' | 'treegrid'
  /** The element that has the focus while the keyboard is in the grid. */
  gridRef: RefObject<HTMLTableElement | null>
  rows: number
  /** The row that the keyboard is on, and the id of its element. */
  active: number
  activeId: string | undefined
  columns: number
  isReadOnly?: boolean
  headings: ReactNode
  row: (at: number) => ReactNode
  /** What to say below the headings where there is no row. */
  empty: ReactNode
  onKeyDown: (event: KeyboardEvent, page: number) => void
  /** A menu is asked for on a row: the one under the pointer, or by key the active one. */
  onMenu?: (event: MouseEvent, at: number) => void
  testId: string
}

/** A long table of rows of one height: one tab stop, keys move in it, and only rows in sight are drawn. */
export function RowGrid(props: RowGridProps) {
  const { rows, active, columns, onKeyDown } = props
  const view = useWindow(rows, ROW_HEIGHT, ROW_HEIGHT, active)
  const page = () => {
    const height = view.ref.current?.clientHeight ?? 0
    return Math.max(1, Math.floor(height / ROW_HEIGHT) - 2)
  }
  const onContextMenu = (event: MouseEvent) => {
    const row = (event.target as Element).closest('tr[aria-rowindex]')
    const at = isByKey(event) ? active : Number(row?.getAttribute('aria-rowindex') ?? 0) - 2
    if (at >= 0) props.onMenu?.(event, at)
  }
  const drawn: ReactNode[] = []
  for (let at = view.first; at < view.end; at++) drawn.push(props.row(at))
  return (
    <div ref={view.ref} className={table.scroll}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles support them */}
      <table
        ref={props.gridRef}
        className={table.table}
        role={props.role ?? 'grid'}
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={rows + 1}
        aria-readonly={props.isReadOnly}
        aria-activedescendant={props.activeId}
        onKeyDown={(event) => onKeyDown(event, page())}
        onContextMenu={onContextMenu}
        data-testid={props.testId}
      >
        <thead>{props.headings}</thead>
        <tbody>
          <Filler height={view.before} columns={columns} />
          {drawn}
          <Filler height={view.after} columns={columns} />
        </tbody>
      </table>
      {rows === 0 && <p className={table.empty}>{props.empty}</p>}
    </div>
  )
}

function Filler({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null
  return (
    <tr className={table.filler}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}
