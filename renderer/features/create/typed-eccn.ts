import { type ReadCell, read, saysUnknown } from '../../../shared/tabular/cell.ts'
import { readEccn } from '../../../shared/tabular/eccn.ts'

/** A typed ECCN in the model's form; null: not known. */
export function typedEccn(text: string): ReadCell<string | null> {
  return text.trim() === '' || saysUnknown(text) ? read(null) : readEccn(text)
}
