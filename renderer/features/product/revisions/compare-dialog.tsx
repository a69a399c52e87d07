import { Modal, NativeSelect } from '@mantine/core'
import type { ColDef } from 'ag-grid-community'
import { useEffect, useState } from 'react'
import {
  type ComparedField,
  compareBoms,
  type LineDifference,
} from '../../../../shared/workspace/compare-boms.ts'
import type { BomRevision } from '../../../../shared/workspace/views.ts'
import { asCallError, call } from '../../../stores/call.ts'
import { latest } from '../../../stores/latest.ts'
import { count, dateText } from '../../../ui/format.ts'
import { textColumn } from '../../../ui/grid/columns/text-column.ts'
import { DataGrid } from '../../../ui/grid/data-grid.tsx'
import styles from './revisions.module.css'

const NOW = 'now'
const OTHER = 'other'

interface CompareDialogProps {
  product: string
  onClose: () => void
}

/** What differs between two states of a bill of materials. */
export function CompareDialog({ product, onClose }: CompareDialogProps) {
  const [frozen, setFrozen] = useState<BomRevision[] | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState(NOW)
  const [shown, setShown] = useState<DifferenceRow[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    call('bom.revisions', { product }).then(
      (revisions) => {
        setFrozen(revisions)
        setFrom(revisions[0] ? `${revisions[0].revision}` : '1')
      },
      (error) => setProblem(asCallError(error).message),
    )
  }, [product])
  useEffect(() => {
    const [a, b] = [revisionOf(from), revisionOf(to)]
    if (a === undefined || b === undefined) return
    const isLatest = ticket()
    call('bom.compare', { product, from: a, to: b }).then(
      (states) => {
        if (!isLatest()) return
        setProblem(null)
        setShown(rowsOf(compareBoms(states.from, states.to)))
      },
      (error) => isLatest() && setProblem(asCallError(error).message),
    )
  }, [product, from, to])

  const states = [
    { value: NOW, label: 'as it is now' },
    ...(frozen ?? []).map(({ label, revision, at }) => ({
      value: `${revision}`,
      label: `${label}, revision ${revision}${at ? `, ${dateText(at)}` : ''}`,
    })),
  ]
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Compare two states of ${product}`}
      size="min(1100px, 92vw)"
      returnFocus={false}
    >
      <div className={styles.dialog} data-testid="compare-dialog">
        <div className={styles.states}>
          <State label="From" value={from} states={states} onChange={setFrom} />
          <State label="To" value={to} states={states} onChange={setTo} />
          {frozen?.length === 0 && (
            <span className={styles.note}>
              No state is frozen yet; any revision of the history can be compared.
            </span>
          )}
        </div>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.grid}>
          {shown && (
            <DataGrid<DifferenceRow>
              label="Differences"
              rows={shown}
              columns={COLUMNS}
              idOf={({ id }) => id}
              empty="The lines are the same in both states."
              testId="differences"
            />
          )}
        </div>
        <span className={styles.note} data-testid="difference-count">
          {shown && countsText(shown)}
        </span>
      </div>
    </Modal>
  )
}

const ticket = latest()

interface StateProps {
  label: string
  value: string
  states: { value: string; label: string }[]
  onChange: (value: string) => void
}

/** A state: as it is now, one that was frozen, or any revision by its number. */
function State({ label, value, states, onChange }: StateProps) {
  const isListed = states.some((state) => state.value === value)
  const [isOther, setOther] = useState(false)
  const shown = isListed && !isOther ? value : OTHER
  return (
    <>
      <NativeSelect
        size="xs"
        label={label}
        w={230}
        value={shown}
        data={[...states, { value: OTHER, label: 'another revision' }]}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          setOther(chosen === OTHER)
          if (chosen !== OTHER) onChange(chosen)
        }}
      />
      {shown === OTHER && (
        <input
          className={styles.revision}
          type="number"
          min={0}
          aria-label={`${label}: number of the revision`}
          value={value === NOW ? '' : value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </>
  )
}

/** The revision of a choice; null: as it is now, undefined: none is chosen. */
function revisionOf(value: string): number | null | undefined {
  if (value === NOW) return null
  return /^\d+$/.test(value) ? Number(value) : undefined
}

interface DifferenceRow {
  id: string
  what: string
  kind: LineDifference['kind']
  line: string
  item: string
  field: string
  from: string
  to: string
}

const FIELD_NAMES: Partial<Record<ComparedField, string>> = {
  name: 'description',
  origin: 'country of origin',
  eccn: 'ECCN',
  price: 'unit price',
}

/** A row for each member that differs, or for the line as a whole. */
function rowsOf(differences: readonly LineDifference[]): DifferenceRow[] {
  return differences.flatMap(({ kind, from, to, changes }) => {
    const row = to ?? from
    if (!row) return []
    const line = to ? `${to.position}` : `(${from?.position})`
    const shared = { what: kind, kind, line, item: row.item }
    if (kind === 'changed')
      return changes.map((change) => ({
        ...shared,
        id: `${row.line}/${change.field}`,
        field: FIELD_NAMES[change.field] ?? change.field,
        from: change.from ?? 'not known',
        to: change.to ?? 'not known',
      }))
    const amount = `${row.quantity} × ${row.item}`
    return {
      ...shared,
      id: `${row.line}/${kind}`,
      field: kind === 'moved' ? 'place' : 'line',
      from: kind === 'moved' ? `line ${from?.position}` : kind === 'removed' ? amount : '',
      to: kind === 'moved' ? `line ${to?.position}` : kind === 'added' ? amount : '',
    }
  })
}

function countsText(rows: readonly DifferenceRow[]): string {
  const lines = (kind: LineDifference['kind']) =>
    new Set(rows.filter((row) => row.kind === kind).map(({ line, item }) => `${line}/${item}`)).size
  const kinds = ['added', 'removed', 'changed', 'moved'] as const
  return kinds.map((kind) => `${count(lines(kind), 'line')} ${kind}`).join(', ')
}

const COLUMNS: ColDef<DifferenceRow>[] = [
  textColumn({ id: 'line', heading: 'Line', width: 64, text: ({ line }) => line }),
  textColumn({ id: 'item', heading: 'Item', width: 190, text: ({ item }) => item }),
  {
    ...textColumn<DifferenceRow>({
      id: 'what',
      heading: 'Was',
      width: 90,
      text: ({ what }) => what,
    }),
    cellClassRules: {
      [styles.added as string]: ({ data }) => data?.kind === 'added',
      [styles.removed as string]: ({ data }) => data?.kind === 'removed',
    },
  },
  textColumn({ id: 'field', heading: 'What', width: 150, text: ({ field }) => field }),
  {
    ...textColumn<DifferenceRow>({
      id: 'from',
      heading: 'From',
      width: 220,
      text: ({ from }) => from,
      tooltip: ({ from }) => from,
    }),
    flex: 1,
  },
  {
    ...textColumn<DifferenceRow>({
      id: 'to',
      heading: 'To',
      width: 220,
      text: ({ to }) => to,
      tooltip: ({ to }) => to,
    }),
    flex: 1,
  },
]
