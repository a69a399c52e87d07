import type { ColDef } from 'ag-grid-community'
import type { Offer } from '../../choosing/picking.ts'
import { SuggestEditor } from '../suggest-editor.ts'
import styles from './cell.module.css'

interface TextColumnOptions<Row> {
  id: string
  heading: string
  width: number
  /** The text of the cell; null: not known. */
  text: (row: Row) => string | null
  /** What is offered while the cell is edited; absent: it cannot be edited. */
  suggest?: Offer['suggest']
  begun?: Offer['begun']
  tooltip?: (row: Row) => string | null
  /** What stands where nothing is known; '' where that is nothing to find out. */
  unknown?: string
}

export { suggestNothing } from '../../choosing/suggest-nothing.ts'

/** A column of short texts, edited with what is offered while one types; what is not known is marked. */
export function textColumn<Row>(options: TextColumnOptions<Row>): ColDef<Row> {
  const { id, heading, width, text, suggest, begun, tooltip, unknown = '?' } = options
  return {
    colId: id,
    headerName: heading,
    width,
    valueGetter: ({ data }) => (data ? text(data) : null),
    valueFormatter: ({ value, data }) => value ?? (data ? unknown : ''),
    cellClassRules: { [styles.unknown as string]: ({ value }) => value === null },
    ...(tooltip && {
      tooltipValueGetter: ({ data }: { data?: Row | undefined }) => (data ? tooltip(data) : null),
    }),
    ...(suggest && {
      editable: true,
      cellEditor: SuggestEditor,
      cellEditorParams: { suggest, begun },
    }),
  }
}
