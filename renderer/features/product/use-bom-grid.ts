import type { GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useRef, useState } from 'react'
import { goToLine, lookAt, useBomView } from '../../stores/bom-view.ts'
import { reached } from '../../stores/reached.ts'
import type { TreeRow, TreeRows } from '../../stores/tree.ts'
import type { DataGridHandle, GridPlace } from '../../ui/grid/data-grid.tsx'
import { useStable } from '../../ui/use-stable.ts'

/** The cell that the keyboard is on. */
export interface FocusedCell {
  row: TreeRow
  column: string
}

interface BomGridOptions {
  product: string
  rows: TreeRows
  /** A line to bring into sight. */
  line: number | undefined
  /** The keyboard is elsewhere; the grid takes it back afterwards. */
  isAway: boolean
}

/** The grid of the lines, where the keyboard is in it, and the line that it is to go to. */
export function useBomGrid({ product, rows, line, isAway }: BomGridOptions) {
  const target = useBomView((view) => view.target)
  const grid = useRef<DataGridHandle<TreeRow>>(null)
  const api = useRef<GridApi<TreeRow> | null>(null)
  const column = useRef('item')
  const isFirst = useRef(true)
  const [at, setAt] = useState<FocusedCell | null>(null)

  const handle = useCallback((given: DataGridHandle<TreeRow> | null) => {
    grid.current = given
    if (!given?.api || given.api === api.current) return
    api.current = given.api
  }, [])
  const focus = useStable(() => grid.current?.focus(undefined, column.current))

  useEffect(() => lookAt(product), [product])
  useEffect(() => {
    if (!isAway) grid.current?.focus(undefined, column.current)
  }, [isAway])
  useEffect(() => {
    if (line !== undefined) goToLine({ key: `${line}`, column: 'item' })
  }, [line])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may come with later rows
  useEffect(() => {
    const node = target && api.current?.getRowNode(target.key)
    if (!node) return
    goToLine(null)
    if (target.isShownOnly) api.current?.ensureNodeVisible(node)
    else grid.current?.focus(target.key, target.column)
  }, [target, rows])

  return {
    api,
    handle,
    /** null: on no line. */
    at,
    /** Puts the keyboard back where it was. */
    focus,
    /** The row of a key as it is drawn now; null: there is none. */
    rowOf: (key: string | null) =>
      (key === null ? undefined : api.current?.getRowNode(key)?.data) ?? null,
    onFocus: ({ row, column: now }: GridPlace<TreeRow>) => {
      column.current = now ?? column.current
      const isThere = (cell: FocusedCell | null) => cell?.row === row && cell.column === now
      setAt((before) => (isThere(before) ? before : row && now ? { row, column: now } : null))
    },
    onShown: () => {
      reached('edit-applied')
      if (isFirst.current && !isAway && !target) focus()
      isFirst.current = false
    },
  }
}

export type BomGrid = ReturnType<typeof useBomGrid>
