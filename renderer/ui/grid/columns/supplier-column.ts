import type { ColDef } from 'ag-grid-community'
import { openOffer } from '../../choosing/offers.ts'
import type { Suggestion } from '../../choosing/suggestion.ts'
import type { ItemCells } from './item-cells.ts'
import { textColumn } from './text-column.ts'

/**
 * The supplier of a part, or the maker of a sub-assembly, by id or in words. `suppliers` is asked at
 * each edit, so that one that was added meanwhile is offered too.
 */
export function supplierColumn<Row extends ItemCells>(
  suppliers: () => readonly Suggestion[],
): ColDef<Row> {
  const nameOf = (id: string) => suppliers().find(({ value }) => value === id)?.hint ?? id
  return textColumn({
    id: 'supplier',
    heading: 'Supplier',
    width: 150,
    text: ({ supplier }) => supplier,
    ...openOffer(suppliers),
    tooltip: ({ supplier }) => (supplier === null ? 'Supplier not recorded' : nameOf(supplier)),
    unknown: '',
  })
}
