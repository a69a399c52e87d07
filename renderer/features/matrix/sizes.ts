import type { GridSizes } from './use-cell-window.ts'

export const SIZES: GridSizes = {
  row: 26,
  cell: 82,
  frozen: 214 + 4 * 36,
  head: 38 + 40,
  foot: 4 * 21,
}
