import { VisuallyHidden } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import { FIELDS, type Field, HEADINGS } from '../../../shared/tabular/fields.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { countryName } from '../../ui/format.ts'
import type { CellReading } from './cell-readings.ts'
import styles from './data-table.module.css'
import type { ReadColumn, SampleRow, TableReading } from './read-table.ts'

interface DataTableProps {
  reading: TableReading
  onColumn: (column: number, field: Field | null) => void
}

/** The first rows of a table: over each column what it is, in each cell what it says and what it is read as. */
export function DataTable({ reading, onColumn }: DataTableProps) {
  const { columns, samples, mapping } = reading
  const frame = useRef<HTMLElement>(null)
  const { header } = mapping
  useLayoutEffect(() => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-row="${(header ?? -1) + 2}"]`)
    const head = frame.current?.querySelector('thead')
    if (frame.current && row) frame.current.scrollTop = row.offsetTop - (head?.offsetHeight ?? 0)
  }, [header])
  return (
    <section ref={frame} className={styles.frame} data-testid="import-data" aria-label="The table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th>
              <VisuallyHidden>Row</VisuallyHidden>
            </th>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} data-doubt={column.doubt ? true : undefined} title={column.doubt ?? ''}>
                <ColumnHead column={column} at={at} onColumn={onColumn} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((row) => (
            <Row key={row.row} row={row} columns={columns} header={header} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ColumnHead({
  column: { heading, field, doubt },
  at,
  onColumn,
}: {
  column: ReadColumn
  at: number
  onColumn: DataTableProps['onColumn']
}) {
  return (
    <>
      <span className={styles.heading}>
        {doubt && (
          <span className={styles.doubt} role="img" aria-label={doubt}>
            ?
          </span>
        )}
        {heading}
      </span>
      <ChoiceSelect
        openOnFocus={false}
        aria-label={`What the column ${heading} is`}
        data-column={at}
        value={field ?? NOT_TAKEN}
        data={CHOICES}
        data-unused={field === null || undefined}
        comboboxProps={{ width: 220, position: 'bottom-start' }}
        onChoose={(value) => onColumn(at, value === NOT_TAKEN ? null : (value as Field))}
      />
    </>
  )
}

function Row({
  row,
  columns,
  header,
}: {
  row: SampleRow
  columns: readonly ReadColumn[]
  header: number | null
}) {
  const isHeader = row.row - 1 === header
  return (
    <tr
      data-row={row.row}
      data-header={isHeader || undefined}
      data-passed={row.passedOver !== null || undefined}
      title={row.passedOver && !isHeader ? `Passed over: ${row.passedOver}` : undefined}
    >
      <th scope="row">{row.row}</th>
      {columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
        <td key={at} data-unused={column.field === null || undefined}>
          <span className={styles.raw}>{row.cells[at]}</span>
          {row.readings[at] && <Read reading={row.readings[at]} field={column.field} />}
        </td>
      ))}
    </tr>
  )
}

function Read({ reading, field }: { reading: CellReading; field: Field | null }) {
  const isCountry = field === 'origin' && reading.tone === 'value'
  const text = isCountry ? `${reading.text} ${countryName(reading.text)}` : reading.text
  return (
    <span className={styles.read} data-tone={reading.tone} title={text}>
      {text}
    </span>
  )
}

const NOT_TAKEN = 'not taken over'

const CHOICES = [
  { value: NOT_TAKEN, label: 'not taken over' },
  ...FIELDS.map((field) => ({ value: field, label: HEADINGS[field] })),
]
