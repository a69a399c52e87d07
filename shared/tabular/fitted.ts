import { type ReadCell, read, unreadable } from './cell.ts'
import type { Mapping } from './columns.ts'
import type { CellProblem } from './row.ts'

const YES = /^(y|yes|true|1|x|✓|✔|✗|✘|ja|j|oui|si|sí|sì|sim|是|○|◯|有|하다)$/iu
const NO = /^(n|no|false|0|nein|non|não|否|×|无|無)$/iu

/** Words that say by themselves that a part is not fitted. */
const NOT_FITTED =
  /^(\(?\s*(dnp|dni|dnf|dns|dnm|nopop|no[ -]pop|do[ _-]?not[ _-]?(populate|place|fit|install|load|stuff|mount|assemble)|not[ -]?(fitted|populated|placed|mounted|installed|assembled|stuffed|loaded)|no[ -](load|stuff|fit|mount)|unpopulated|unfitted|nicht bestückt|nicht bestücken|unbestückt|non monté|no montar|non montato|不贴|不焊|不装|未実装|実装なし|미실장)\s*\)?)$/iu

/** Marks that say it in a column of such marks, and other things elsewhere. */
const SHORT = /^(nc|n\/c|nf|n\.?b\.?)$/iu

/** Words that say that it is. */
const FITTED =
  /^(fitted|populated|placed|mounted|installed|assembled|stuffed|loaded|bestückt|monté|montado|montato|贴装|焊接|実装|실장)$/iu

/** Whether a part is fitted, by the mark in a column of parts fitted, or of parts not fitted. */
export function readFitted(text: string, column: 'fitted' | 'notFitted'): ReadCell<boolean> {
  const mark = text.trim()
  if (NOT_FITTED.test(mark) || SHORT.test(mark)) return read(false)
  if (FITTED.test(mark)) return read(true)
  if (YES.test(mark)) return read(column === 'fitted')
  if (NO.test(mark)) return read(column !== 'fitted')
  return unreadable(`"${mark}" says neither that it is fitted nor that it is not`)
}

const COLUMNS = ['fitted', 'notFitted'] as const

/**
 * Why a row counts nothing: a mark, or a cell that says by itself that its part is not fitted; null:
 * nothing says so.
 */
export function notFitted(row: readonly string[], { columns }: Mapping): string | null {
  for (const field of COLUMNS) {
    const text = cellOf(row, columns, field)
    const fitted = text === '' ? null : readFitted(text, field)
    if (fitted?.ok && !fitted.value) return `not fitted (${text})`
  }
  const word = row.find((cell) => NOT_FITTED.test(cell.trim()))
  return word === undefined ? null : `not fitted (${word.trim()})`
}

/** A mark that says neither; null: there is none. */
export function fittedProblem(row: readonly string[], { columns }: Mapping): CellProblem | null {
  for (const field of COLUMNS) {
    const text = cellOf(row, columns, field)
    const fitted = text === '' ? null : readFitted(text, field)
    if (fitted && !fitted.ok) return { field, text, message: fitted.message }
  }
  return null
}

function cellOf(
  row: readonly string[],
  columns: Mapping['columns'],
  field: 'fitted' | 'notFitted',
) {
  const column = columns.indexOf(field)
  return column < 0 ? '' : (row[column] ?? '').trim()
}
