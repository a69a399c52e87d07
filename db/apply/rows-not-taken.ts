import { MOST_ROWS_NOT_TAKEN } from '../../shared/model/rows-not-taken.ts'
import { writeRowsNotTaken } from '../rows-not-taken.ts'
import { refuse, requireItem } from './checks.ts'
import type { Writer, Writes } from './writer.ts'

/** Rows of tables that were not taken over. */
export const rowWrites: Writes<'keepRows' | 'setRowAside' | 'takeRowBack' | 'removeRow'> = {
  keepRows: (to, { product, rows }) => {
    requireItem(to, product, 'product')
    const there = to.value('SELECT count(*) FROM row_not_taken WHERE product = ?', product)
    if (Number(there) + rows.length > MOST_ROWS_NOT_TAKEN)
      refuse(`${product} would keep more than ${MOST_ROWS_NOT_TAKEN} rows that are not taken over.`)
    writeRowsNotTaken(to.database, product, rows)
  },

  setRowAside: (to, { row, why, on }) => {
    const setAside = JSON.stringify({ who: to.who, on, why })
    if (to.run('UPDATE row_not_taken SET set_aside = ? WHERE id = ?', setAside, row) === 0)
      refuseMissing(row)
  },

  takeRowBack: (to, { row }) => {
    if (to.run('UPDATE row_not_taken SET set_aside = NULL WHERE id = ?', row) === 0)
      refuseMissing(row)
  },

  removeRow: (to, { row }) => {
    if (to.run('DELETE FROM row_not_taken WHERE id = ?', row) === 0) refuseMissing(row)
  },
}

/** Removes the rows of a product that goes itself. */
export function removeRowsOf({ run }: Writer, product: string): void {
  run('DELETE FROM row_not_taken WHERE product = ?', product)
}

function refuseMissing(row: number): never {
  return refuse(`There is no row ${row} that was not taken over.`)
}
