import type { Column, GridApi } from 'ag-grid-community'

/** Frames after which a row that is still not drawn is given up. */
const MOST_FRAMES = 10

/**
 * Puts the keyboard on a cell of a grid, which `root` holds; where its row is not drawn yet, as soon as
 * it is, unless the keyboard has gone elsewhere by then.
 */
export function focusCell<Row>(
  api: GridApi<Row>,
  root: HTMLElement | null,
  index: number,
  column: string | Column,
  frames = MOST_FRAMES,
): void {
  api.ensureIndexVisible(index)
  api.setFocusedCell(index, column)
  if (frames === 0 || document.activeElement?.closest('[role="gridcell"]')) return
  root?.focus()
  requestAnimationFrame(() => {
    const isElsewhere = document.activeElement !== root
    if (!isElsewhere && !api.isDestroyed()) focusCell(api, root, index, column, frames - 1)
  })
}
