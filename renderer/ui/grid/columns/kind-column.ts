import type { ColDef } from 'ag-grid-community'
import { suggestValues } from '../../choosing/suggest-values.ts'
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
    suggest: (text) => suggestValues(CHOICES, text),
  })
}
