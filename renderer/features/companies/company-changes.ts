import { type ReadCell, read, saysUnknown, unreadable } from '../../../shared/tabular/cell.ts'
import { readCountry } from '../../../shared/tabular/country.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { EntityRow, SupplierRow } from '../../../shared/workspace/views.ts'

/** The command that makes a cell of a company of the group say what was typed. */
export function entityChange(
  { id }: EntityRow,
  column: string,
  text: string,
): ReadCell<SingleCommand> {
  const change = (set: Extract<SingleCommand, { kind: 'changeEntity' }>['set']): SingleCommand => ({
    kind: 'changeEntity',
    id,
    set,
  })
  if (column === 'name') return read(change({ name: text.trim() || null }))
  if (column !== 'country' && column !== 'headquarters')
    return unreadable('this column cannot be changed here')
  return map(countryOf(text), (country) => change({ [column]: country }))
}

/** The command that makes a cell of a supplier say what was typed. */
export function supplierChange(
  row: SupplierRow,
  column: string,
  text: string,
): ReadCell<SingleCommand> {
  const { parts: _, ...supplier } = row
  const change = (set: Partial<SupplierRow>): SingleCommand => ({
    kind: 'setSupplier',
    supplier: { ...supplier, ...set },
  })
  const given = text.trim()
  if (column === 'note') return read(change({ note: given || null }))
  if (column === 'country') return map(countryOf(text), (country) => change({ country }))
  if (column !== 'name') return unreadable('this column cannot be changed here')
  return given === '' ? unreadable('a supplier has a name') : read(change({ name: given }))
}

/** A country by code or name; blank and "?": not known. */
export function countryOf(text: string): ReadCell<string | null> {
  return text.trim() === '' || saysUnknown(text) ? read(null) : readCountry(text)
}

function map<T, U>(cell: ReadCell<T>, change: (value: T) => U): ReadCell<U> {
  return cell.ok ? read(change(cell.value), ...cell.remarks) : cell
}
