/** Supplements that are tables and lists, read anew row by row, so that no reading of them is carried over. */
export const TABLE_SUPPLEMENTS: ReadonlySet<string> = new Set([
  '738 Supp. 1',
  '740 Supp. 1',
  '740 Supp. 3',
  '742 Supp. 4',
  '746 Supp. 2',
  '746 Supp. 3',
  '746 Supp. 4',
  '746 Supp. 5',
  '746 Supp. 7',
  '774 Supp. 1',
])
