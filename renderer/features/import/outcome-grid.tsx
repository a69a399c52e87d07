import { SegmentedControl } from '@mantine/core'
import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { countryName, exactText, wholeText } from '../../ui/format.ts'
import { textColumn } from '../../ui/grid/columns/text-column.ts'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import { drawnButton } from '../../ui/grid/drawn.ts'
import { BECOMES, type Becomes, countsOf, type OutcomeRow } from './outcome-rows.ts'
import styles from './plan.module.css'

interface OutcomeGridProps {
  rows: readonly OutcomeRow[]
  /** The ids of rows whose check mark is not as it is at first. */
  toggled: ReadonlySet<string>
  onToggle: (row: OutcomeRow) => void
}

interface CheckedRow extends OutcomeRow {
  /** Whether it is taken over; null: that is not for its check mark to say. */
  isOn: boolean | null
}

/** What becomes of each row, those of one kind alone where that is chosen. */
export function OutcomeGrid({ rows, toggled, onToggle }: OutcomeGridProps) {
  const [kind, setKind] = useState<Becomes | 'all'>('all')
  const counts = useMemo(() => countsOf(rows), [rows])
  const kinds = BECOMES.filter((what) => counts[what] > 0)
  const shownKind = kind !== 'all' && counts[kind] === 0 ? 'all' : kind
  const shown = useMemo(
    () =>
      rows
        .filter(({ what }) => shownKind === 'all' || what === shownKind)
        .map((row) => ({
          ...row,
          isOn: row.keys.length === 0 ? null : row.isTaken !== toggled.has(row.id),
        })),
    [rows, shownKind, toggled],
  )
  const hasChecks = rows.some(({ keys }) => keys.length > 0)
  const columns = useMemo(
    () => (hasChecks ? [checkColumn(onToggle), ...COLUMNS] : COLUMNS),
    [hasChecks, onToggle],
  )
  return (
    <>
      <SegmentedControl
        aria-label="Which rows are shown"
        className={styles.kinds as string}
        value={shownKind}
        onChange={(value) => setKind(value as Becomes | 'all')}
        data={[
          { value: 'all', label: `All ${wholeText(rows.length)}` },
          ...kinds.map((what) => ({
            value: what,
            label: `${NAMES[what]} ${wholeText(counts[what])}`,
          })),
        ]}
        data-testid="import-kinds"
      />
      <div className={styles.preview}>
        <DataGrid<CheckedRow>
          label="What becomes of each row"
          rows={shown}
          columns={columns}
          idOf={({ id }) => id}
          onKey={(event, { row }) => {
            if (event.key !== ' ' || !row || row.isOn === null) return false
            onToggle(row)
            return true
          }}
          empty="There is no row."
          testId="paste-preview"
        />
      </div>
    </>
  )
}

const NAMES: Record<Becomes, string> = {
  new: 'New',
  changed: 'Changed',
  removed: 'Removed',
  line: 'Only as lines',
  same: 'The same',
  conflict: 'Conflicts',
  'no such part': 'No such part',
  'not taken': 'Not taken',
  'passed over': 'Passed over',
}

function checkColumn(onToggle: (row: OutcomeRow) => void): ColDef<CheckedRow> {
  return {
    colId: 'take',
    headerName: 'Take',
    headerTooltip: 'Space takes a row over or leaves it out',
    width: 58,
    valueGetter: ({ data }) => data?.isOn ?? null,
    cellRenderer: ({ data }: ICellRendererParams<CheckedRow>) => {
      if (!data || data.isOn === null) return null
      const attributes = {
        role: 'checkbox',
        'aria-checked': `${data.isOn}`,
        'aria-label': `Take over ${data.item}`,
        class: styles.check as string,
      }
      return drawnButton(attributes, () => onToggle(data), data.isOn ? '☑' : '☐')
    },
  }
}

const COLUMNS: ColDef<CheckedRow>[] = [
  textColumn({ id: 'row', heading: 'Row', width: 56, text: ({ row }) => `${row ?? ''}` }),
  {
    ...textColumn<CheckedRow>({
      id: 'what',
      heading: 'Becomes',
      width: 98,
      text: ({ what }) => what,
    }),
    cellClassRules: {
      [styles.broken as string]: ({ data }) =>
        data?.what === 'not taken' || data?.what === 'removed',
      [styles.open as string]: ({ data }) =>
        data?.what === 'conflict' || data?.what === 'no such part',
      [styles.quiet as string]: ({ data }) => data?.what === 'passed over' || data?.what === 'same',
    },
  },
  textColumn({
    id: 'item',
    heading: 'Item',
    width: 190,
    text: ({ item, depth }) => `${'\u2003'.repeat(Math.max(0, depth - 1))}${item}`,
  }),
  {
    ...textColumn<CheckedRow>({
      id: 'quantity',
      heading: 'Quantity',
      width: 80,
      text: ({ quantity }) => quantity,
    }),
    type: 'rightAligned',
  },
  {
    ...textColumn<CheckedRow>({
      id: 'price',
      heading: 'Unit price',
      width: 112,
      text: ({ price, what }) =>
        price ? `${exactText(price.amount)} ${price.currency}` : unknownIn(what),
    }),
    type: 'rightAligned',
  },
  textColumn({
    id: 'origin',
    heading: 'Origin',
    width: 66,
    text: ({ origin, what }) => origin ?? unknownIn(what),
    tooltip: ({ origin }) => origin && countryName(origin),
  }),
  textColumn({
    id: 'eccn',
    heading: 'ECCN',
    width: 90,
    text: ({ eccn, what }) => eccn ?? unknownIn(what),
  }),
  {
    ...textColumn<CheckedRow>({
      id: 'detail',
      heading: 'What changes, or why not',
      width: 300,
      text: ({ detail }) => detail,
      tooltip: ({ detail }) => detail,
      unknown: '',
    }),
    flex: 1,
    minWidth: 300,
  },
]

/** A fact that is not known of an item stands as such; a row without an item has none. */
function unknownIn(what: Becomes): string | null {
  const hasItem = what === 'new' || what === 'changed' || what === 'line' || what === 'same'
  return hasItem ? null : ''
}
