import type { ColDef } from 'ag-grid-community'
import { format } from '../../../shared/money/ratio.ts'
import { cellKey } from '../../stores/cells.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { closedOffer, countryOffer, NO_OFFER, openOffer } from '../../ui/choosing/offers.ts'
import type { Offer } from '../../ui/choosing/picking.ts'
import { suggestEccns } from '../../ui/choosing/suggest-eccns.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { isLookedAt } from '../../ui/eccn-standing.ts'
import { amountText, shareText } from '../../ui/format.ts'
import type { KeptGrid } from '../../ui/grid/column-state.ts'
import { BASES } from '../../ui/grid/columns/price-columns.ts'
import { SuggestEditor } from '../../ui/grid/suggest-editor.ts'
import { KINDS } from '../../ui/kinds.ts'
import { lineValue, pathShare } from './amounts.ts'
import styles from './bom.module.css'
import { canWrite, cellText, type EditableColumn } from './cell-text.ts'
import { itemCell, markCell, originCell, priceCell } from './cells.ts'
import { hintOf, needsParagraph } from './hints.ts'
import { type Look, quantitiesAbove } from './look.ts'

/** The columns whose cells follow a result rather than their row. */
export const RESULT_COLUMNS = ['mark', 'share']

/** The columns whose cells say more where they are wide. */
export const WIDTH_COLUMNS = ['origin']

/** Under which name the columns are kept, and those that a narrow window begins without. */
export const KEPT_COLUMNS: KeptGrid = {
  name: 'bom-grid',
  roomy: ['unit', 'kind', 'supplier', 'basis', 'note'],
}

export const UNITS: readonly Suggestion[] = ['pcs', 'set', 'm', 'kg', 'l', 'licence'].map(
  (value) => ({ value }),
)

interface ColumnActions {
  onToggle: (row: TreeRow) => void
  onOpen: (row: TreeRow) => void
  onAlternates: (row: TreeRow) => void
}

/** The columns of a bill of materials. They are made once; what they look at changes below them. */
export function bomColumns(look: () => Look, actions: ColumnActions): ColDef<TreeRow>[] {
  const written = (
    column: EditableColumn,
    headerName: string,
    width: number,
    offer: Offer,
  ): ColDef<TreeRow> => ({
    ...shared(column, headerName, width, look),
    valueGetter: ({ data }) => data && (typedIn(data, column)?.text ?? cellText(data.row, column)),
    editable: ({ data }) => data !== undefined && canWrite(data.row, column),
    cellEditor: SuggestEditor,
    cellEditorParams: offer,
    cellClassRules: {
      [styles.refused as string]: ({ data }) => Boolean(data && typedIn(data, column)?.problem),
      [styles.pending as string]: ({ data }) =>
        Boolean(data && typedIn(data, column)?.problem === null),
    },
  })
  const typedIn = ({ row }: TreeRow, column: string) => look().typed[cellKey(row.line, column)]
  const eccn = written('eccn', 'ECCN', 84, {
    suggest: (text) => suggestEccns(look().pack, text),
  })
  return [
    {
      ...shared('mark', 'Counted', 28, look),
      headerClass: styles.unnamed as string,
      valueGetter: ({ data }) => (data ? (look().marks?.of(data.row) ?? null) : null),
      valueFormatter: ({ value }) => value ?? '',
      cellRenderer: markCell,
      cellClass: styles.mark as string,
      pinned: 'left',
      lockPosition: 'left',
      resizable: false,
    },
    {
      ...shared('number', '#', 40, look),
      valueGetter: ({ data }) => data?.number,
      cellClass: [styles.number as string, 'whole-number'],
      pinned: 'left',
      lockPosition: 'left',
      rowDrag: true,
    },
    {
      ...written('item', 'Item', 158, { suggest: (text) => look().suggestItems(text) }),
      cellRenderer: itemCell,
      // what is open and the alternates are drawn too
      equals: () => false,
      cellRendererParams: actions,
      pinned: 'left',
      lockPosition: 'left',
    },
    { ...written('name', 'Description', 150, NO_OFFER), flex: 1, minWidth: 80 },
    {
      ...written('origin', 'Origin', 58, {
        suggest: (text) => countryOffer(look().origins).suggest(text),
        begun: (text) => countryOffer(look().origins).begun(text),
      }),
      cellRenderer: originCell,
    },
    {
      ...eccn,
      valueFormatter: ({ value }) => value || '?',
      cellClassRules: {
        ...eccn.cellClassRules,
        [styles.missing as string]: ({ value }) => value === '',
        [styles.inexact as string]: ({ data }) => Boolean(data && needsParagraph(data.row, look())),
        [styles.looked as string]: ({ data }) => Boolean(data && isLookedAt(data.row)),
      },
    },
    written(
      'kind',
      'Kind',
      96,
      closedOffer(() => KINDS),
    ),
    written(
      'supplier',
      'Supplier',
      140,
      openOffer(() => look().suppliers),
    ),
    { ...written('quantity', 'Qty', 52, NO_OFFER), type: 'rightAligned' },
    written(
      'unit',
      'Unit',
      52,
      openOffer(() => UNITS),
    ),
    {
      ...written('price', 'Unit price', 104, NO_OFFER),
      type: 'rightAligned',
      cellRenderer: priceCell,
      cellRendererParams: { look },
    },
    written(
      'basis',
      'Basis',
      100,
      closedOffer(() => BASES),
    ),
    {
      ...shared('value', 'Value', 72, look),
      type: 'rightAligned',
      valueGetter: ({ data }) => {
        if (!data) return ''
        const value = lineValue(data.row, look().rate)
        if (value) return format(value)
        return data.row.itemType === 'part' || data.row.price ? '?' : ''
      },
      valueFormatter: ({ value }) => (value === '' || value === '?' ? value : amountText(value)),
      cellClassRules: { [styles.missing as string]: ({ value }) => value === '?' },
    },
    {
      ...shared('share', 'Share', 68, look),
      type: 'rightAligned',
      cellClass: ['ag-right-aligned-cell', styles.share as string],
      valueGetter: ({ data }) => {
        if (!data) return ''
        const { price, rate, rowOf } = look()
        const share = pathShare(data.row, quantitiesAbove(data, rowOf), price, rate)
        return share ? shareText(format(share)) : ''
      },
    },
    written('note', 'Note', 160, NO_OFFER),
  ]
}

function shared(
  colId: string,
  headerName: string,
  width: number,
  look: () => Look,
): ColDef<TreeRow> {
  return {
    colId,
    headerName,
    width,
    sortable: false,
    suppressMovable: false,
    tooltipValueGetter: ({ data }) => (data ? hintOf(data, colId, look()) || null : null),
  }
}
