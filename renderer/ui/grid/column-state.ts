import type { GridApi } from 'ag-grid-community'
import { keepColumnsOf } from '../../stores/layout.ts'
import { usePreferences } from '../../stores/preferences.ts'

/** A grid by the name under which its columns are kept, and what a narrow window begins without. */
export interface KeptGrid {
  name: string
  roomy?: readonly string[]
}

/** A window from this width on shows every column at first, in pixels. */
const WIDE_WINDOW = 1500

/** Keeps the columns of a grid as they are now; `sized` were given their width by the user. */
export function keepColumns<Row>(
  api: GridApi<Row>,
  { name }: KeptGrid,
  sized: readonly string[] = [],
): void {
  const kept = new Map(usePreferences.getState().columns[name]?.map((one) => [one.id, one]))
  keepColumnsOf(
    name,
    api.getColumnState().map(({ colId: id, hide, width }) => ({
      id,
      ...(hide && { isHidden: true }),
      ...widthOf(sized.includes(id) ? width : kept.get(id)?.width),
    })),
  )
}

/** Brings back the columns as they were kept; at first a narrow window does without some. */
export function restoreColumns<Row>(api: GridApi<Row>, { name, roomy = [] }: KeptGrid): void {
  const kept = usePreferences.getState().columns[name]
  if (!kept) {
    if (window.innerWidth < WIDE_WINDOW) api.setColumnsVisible([...roomy], false)
    return
  }
  const state = kept.map(({ id, isHidden = false, width }) => ({
    colId: id,
    hide: isHidden,
    ...(width !== undefined && { width, flex: null }),
  }))
  api.applyColumnState({ state, applyOrder: true })
}

/** Forgets what was kept. */
export function resetColumns<Row>(api: GridApi<Row>, grid: KeptGrid): void {
  keepColumnsOf(grid.name, null)
  api.resetColumnState()
  restoreColumns(api, grid)
}

/** Whether the user has given a column its width. */
export function isSized({ name }: KeptGrid, column: string): boolean {
  const kept = usePreferences.getState().columns[name] ?? []
  return kept.some(({ id, width }) => id === column && width !== undefined)
}

/** Gives a column a width in pixels, and keeps it. */
export function sizeColumn<Row>(
  api: GridApi<Row>,
  grid: KeptGrid,
  column: string,
  width: number,
): void {
  api.applyColumnState({
    state: [{ colId: column, width: Math.max(NARROWEST, width), flex: null }],
  })
  keepColumns(api, grid, [column])
}

const NARROWEST = 32

function widthOf(width: number | null | undefined): { width?: number } {
  return width == null ? {} : { width: Math.round(Math.max(NARROWEST, width)) }
}
