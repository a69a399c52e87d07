import { useContext } from 'react'
import { actsWorstFirst } from '../../../shared/calc/result/act.ts'
import { FloorsOfMatrix } from './floors.ts'
import type { GridSizes } from './use-cell-window.ts'

const ACTS = actsWorstFirst.length

export const SIZES: GridSizes = {
  row: 26,
  cell: 82,
  frozen: 152 + ACTS * 28,
  head: 38 + 40,
  foot: ACTS * 18,
}

/** With lowest prices, which take more room than shares. */
const OF_FLOORS: GridSizes = { ...SIZES, cell: 122 }

/** The sizes of what the matrix shows. */
export function useSizes(): GridSizes {
  return useContext(FloorsOfMatrix) ? OF_FLOORS : SIZES
}

/** The width of so many cells beside one another, in a table that says how wide each is. */
export function cellsWide(count: number): string {
  return `calc(var(--cell-width) * ${count})`
}
