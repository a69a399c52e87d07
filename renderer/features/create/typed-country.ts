import { type ReadCell, read, saysUnknown } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { readCountry } from '../../../shared/tabular/country.ts'

/** A typed country as its code; null: not known. */
export function typedCountry(text: string): ReadCell<string | null> {
  const given = cleanCell(text).trim()
  return given === '' || saysUnknown(given) ? read(null) : readCountry(given)
}
