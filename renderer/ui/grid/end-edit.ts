import type { SuppressKeyboardEventParams } from 'ag-grid-community'

/**
 * Ends an edit by Enter and puts the keyboard on the cell below, with Shift above; true: the grid has
 * nothing more to do. The keyboard goes there at once, and the edit ends because it has left: on the
 * grid's own way it goes to the edited cell first and the window is laid out in between.
 */
export function endEditByEnter<Row>(params: SuppressKeyboardEventParams<Row>): boolean {
  const { event, editing, api, node, column } = params
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (!editing || event.key !== 'Enter' || !isPlain || node.rowIndex === null) return false
  const next = node.rowIndex + (event.shiftKey ? -1 : 1)
  const row = api.getDisplayedRowAtIndex(next)
  if (!row) return false
  const { top, bottom } = api.getVerticalPixelRange()
  const { rowTop, rowHeight } = row
  const isInSight =
    rowTop !== null && rowHeight != null && rowTop >= top && rowTop + rowHeight <= bottom
  if (!isInSight) api.ensureIndexVisible(next)
  api.setFocusedCell(next, column)
  api.stopEditing()
  return true
}
