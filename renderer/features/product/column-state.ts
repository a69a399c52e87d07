import type { ColumnState, GridApi } from 'ag-grid-community'
import type { TreeRow } from '../../stores/tree.ts'
import { ROOMY_COLUMNS } from './bom-columns.ts'

const KEY = 'minimis.bom-columns'

/** Keeps which columns are shown, how wide and in which order, on this computer. */
export function keepColumns(api: GridApi<TreeRow>): void {
  const state = api.getColumnState().map(({ colId, hide, width, flex }) => ({
    colId,
    hide,
    width,
    flex,
  }))
  localStorage.setItem(KEY, JSON.stringify(state))
}

/** Brings back the columns as they were kept; at first a narrow window does without some. */
export function restoreColumns(api: GridApi<TreeRow>): void {
  const kept = keptState()
  if (kept) api.applyColumnState({ state: kept, applyOrder: true })
  else if (window.innerWidth < 1500) api.setColumnsVisible(ROOMY_COLUMNS, false)
}

/** Forgets what was kept. */
export function resetColumns(api: GridApi<TreeRow>): void {
  api.resetColumnState()
  localStorage.removeItem(KEY)
  restoreColumns(api)
}

function keptState(): ColumnState[] | null {
  try {
    const state = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return Array.isArray(state) ? state : null
  } catch {
    return null
  }
}
