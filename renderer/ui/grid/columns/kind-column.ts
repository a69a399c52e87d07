import type { ColDef } from 'ag-grid-community'
import { closedOffer } from '../../choosing/offers.ts'
import { KINDS } from '../../kinds.ts'
import type { ItemCells } from './item-cells.ts'
import { textColumn } from './text-column.ts'

const CHOICES = KINDS.map(({ value }) => ({ value }))

/** Commodity, software or technology. */
export function kindColumn<Row extends ItemCells>(): ColDef<Row> {
  return textColumn({
    id: 'kind',
    heading: 'Kind',
    width: 96,
    text: ({ kind }) => kind,
    ...closedOffer(() => CHOICES),
  })
}
