import type { GridApi, IRowNode } from 'ag-grid-community'

/** The selected rows in the order shown, or the row that the keyboard is on. */
export function selectedOrFocused<Row>(api: GridApi<Row>): Row[] {
  const selected = api
    .getSelectedNodes()
    .filter((node) => node.rowIndex !== null)
    .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
    .flatMap(({ data }) => (data === undefined ? [] : [data]))
  if (selected.length > 0) return selected
  const focused = api.getFocusedCell()
  const row = focused ? api.getDisplayedRowAtIndex(focused.rowIndex)?.data : undefined
  return row === undefined ? [] : [row]
}

/** By how many rows a key with Shift extends the selection; null: it does not. */
export function reachOf<Row>(
  { key, control }: { key: string; control: boolean },
  api: Pick<GridApi<Row>, 'getVerticalPixelRange' | 'getSizesForCurrentTheme'>,
): number | null {
  const { top, bottom } = api.getVerticalPixelRange()
  const page = Math.max(1, Math.floor((bottom - top) / api.getSizesForCurrentTheme().rowHeight) - 1)
  const all = Number.MAX_SAFE_INTEGER
  const far: Record<string, number> = { ArrowDown: all, ArrowUp: -all, End: all, Home: -all }
  const near: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }
  return (control ? far[key] : (near[key] ?? far[key])) ?? null
}

/**
 * Moves the keyboard some rows up or down and selects all rows from where that began; gives where it
 * began.
 */
export function extendSelection<Row>(
  api: GridApi<Row>,
  from: number | null,
  step: number,
): number | null {
  const focused = api.getFocusedCell()
  if (!focused) return from
  const anchor = from ?? focused.rowIndex
  const to = Math.max(0, Math.min(api.getDisplayedRowCount() - 1, focused.rowIndex + step))
  const nodes: IRowNode<Row>[] = []
  for (let at = Math.min(anchor, to); at <= Math.max(anchor, to); at++) {
    const node = api.getDisplayedRowAtIndex(at)
    if (node) nodes.push(node)
  }
  const wanted = new Set(nodes)
  const others = api.getSelectedNodes().filter((node) => !wanted.has(node))
  if (others.length > 0) api.setNodesSelected({ nodes: others, newValue: false })
  api.setNodesSelected({ nodes, newValue: true })
  api.ensureIndexVisible(to)
  api.setFocusedCell(to, focused.column)
  return anchor
}

/**
 * What Ctrl+C puts on the clipboard, for Excel: the selected rows with their columns under headings,
 * or the cell that the keyboard is on alone.
 */
export function blockText<Row>(api: GridApi<Row>): string {
  const columns = api.getAllDisplayedColumns().filter((column) => column.getColDef().headerName)
  const nodes = api
    .getSelectedNodes()
    .filter((node) => node.rowIndex !== null)
    .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
  const cell = (rowNode: (typeof nodes)[number], colKey: (typeof columns)[number]) =>
    quoted(String(api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? ''))
  if (nodes.length > 1) {
    const headings = columns.map((column) => quoted(column.getColDef().headerName ?? ''))
    const rows = nodes.map((node) => columns.map((column) => cell(node, column)).join('\t'))
    return [headings.join('\t'), ...rows].join('\n')
  }
  const focused = api.getFocusedCell()
  const node = focused && api.getDisplayedRowAtIndex(focused.rowIndex)
  return node ? cell(node, focused.column) : ''
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
