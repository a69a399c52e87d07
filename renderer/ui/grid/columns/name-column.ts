import type { ColDef } from 'ag-grid-community'
import type { ItemCells } from './item-cells.ts'
import { suggestNothing, textColumn } from './text-column.ts'

/** The name of an item, which takes what width is left. */
export function nameColumn<Row extends ItemCells>(): ColDef<Row> {
  const column = textColumn<Row>({
    id: 'name',
    heading: 'Name',
    width: 200,
    text: ({ name }) => name,
    suggest: suggestNothing,
    tooltip: ({ name }) => name,
  })
  return { ...column, flex: 1, minWidth: 140 }
}
