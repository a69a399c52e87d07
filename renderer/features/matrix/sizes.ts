import type { GridSizes } from './use-cell-window.ts'

/** The widths of the columns that stay at the left: the product, then a count of each outcome. */
export const NAME_WIDTH = 214
export const COUNT_WIDTH = 36

export const SIZES: GridSizes = {
  row: 26,
  cell: 72,
  frozen: NAME_WIDTH + 4 * COUNT_WIDTH,
  head: 38 + 40,
  foot: 4 * 21,
}
