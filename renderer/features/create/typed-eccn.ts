import { type ReadCell, read, saysUnknown } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { readEccn } from '../../../shared/tabular/eccn.ts'

/** A typed ECCN in the model's form; null: not known. */
export function typedEccn(text: string): ReadCell<string | null> {
  const given = cleanCell(text).trim()
  return given === '' || saysUnknown(given) ? read(null) : readEccn(given)
}
