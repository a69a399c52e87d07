import { type RefObject, useEffect } from 'react'
import { isTyping } from '../is-typing.ts'
import type { DataGridHandle } from './data-grid.tsx'

/**
 * Puts the keyboard into a grid once it shows rows for the first time, on the row with that id, unless
 * one has begun to type elsewhere.
 */
export function useGridFocus<Row>(
  grid: RefObject<DataGridHandle<Row> | null>,
  hasRows: boolean,
  id: () => string | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where rows come for the first time
  useEffect(() => {
    if (!hasRows) return
    let frame = requestAnimationFrame(function wait() {
      const hasRowsShown = (grid.current?.api?.getDisplayedRowCount() ?? 0) > 0
      if (hasRowsShown && !isTyping(document.activeElement)) grid.current?.focus(id())
      if (!hasRowsShown) frame = requestAnimationFrame(wait)
    })
    return () => cancelAnimationFrame(frame)
  }, [hasRows])
}
