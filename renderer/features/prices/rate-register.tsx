import { type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { RateRow } from '../../../shared/workspace/views.ts'
import { edit, editAll, editAllAndSay } from '../../stores/edits.ts'
import { AddBar } from '../../ui/add-bar.tsx'
import { AddButton } from '../../ui/add-button.tsx'
import { EmptyRegister } from '../../ui/empty-register.tsx'
import { FootLine } from '../../ui/foot-line.tsx'
import { count } from '../../ui/format.ts'
import { DataGrid, type DataGridHandle } from '../../ui/grid/data-grid.tsx'
import styles from '../../ui/register.module.css'
import { useSaid } from '../../ui/use-said.ts'
import { useCanEdit, useTypedAs } from '../../ui/workspace-context.ts'
import { newRate, rateFields } from './new-price.ts'
import { rateChange, rateKey } from './price-changes.ts'
import { rateColumns } from './price-columns.ts'
import type { RegisterHandle } from './price-register.tsx'
import { standingOfRates, type Unreached } from './standing.ts'
import type { usePriceOffers } from './use-price-offers.ts'

interface RateRegisterProps {
  rates: readonly RateRow[]
  unreached: readonly Unreached[]
  reporting: string
  day: string
  offers: ReturnType<typeof usePriceOffers>
  handle: Ref<RegisterHandle>
}

/** The dated exchange rates, and what a missing one makes unknown. */
export function RateRegister(props: RateRegisterProps) {
  const { rates, unreached, reporting, day, offers } = props
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const [isAdding, setAdding] = useState(false)
  const { said, clear, refuse, attempt } = useSaid()
  const grid = useRef<DataGridHandle<RateRow>>(null)
  useImperativeHandle(props.handle, () => ({
    focus: () => grid.current?.focus(),
    add: () => canEdit && setAdding(true),
  }))
  const columns = useMemo(() => {
    const standings = standingOfRates(rates, day)
    return rateColumns((rate) => standings.get(rate))
  }, [rates, day])
  const fields = useMemo(() => rateFields(offers.currencyOffer, day), [offers, day])
  const taken = useMemo(() => new Set(rates.map(rateKey)), [rates])
  const isTaken = (key: string) => taken.has(key)

  const write = (row: RateRow, column: string, typed: string) => {
    const cell: ReadCell<SingleCommand[]> = rateChange(row, column, typed, as, isTaken)
    if (!cell.ok) return refuse(`${row.from} to ${row.to}: ${cell.message}`)
    void attempt(() => editAll(`Set rate ${row.from} to ${row.to}`, cell.value))
  }
  const remove = (rows: RateRow[]) =>
    attempt(() =>
      editAllAndSay(
        `Remove ${count(rows.length, 'rate')}`,
        rows.map(({ from, to, asOf }) => ({ kind: 'removeRate', from, to, asOf })),
      ),
    )
  return (
    <section data-pane className={styles.work} aria-label="Exchange rates">
      <div className={styles.bar}>
        <h2 className={styles.title}>Exchange rates</h2>
        <Reach unreached={unreached} reporting={reporting} />
        <span className={styles.gap} />
        {canEdit && (
          <AddButton
            label="Add rate"
            hint="Shift+Insert"
            onClick={() => setAdding(true)}
            testId="rate-new"
          />
        )}
      </div>
      <DataGrid<RateRow>
        label="Exchange rates"
        rows={rates}
        columns={columns}
        idOf={rateKey}
        canEdit={canEdit}
        handle={grid}
        onEdit={(row, column, value) => write(row, column, String(value ?? ''))}
        onRemove={(rows) => void remove(rows)}
        onKey={(event) => {
          if (event.key !== 'Insert' || !canEdit) return false
          setAdding(true)
          return true
        }}
        empty={
          <EmptyRegister add="Add rate" onAdd={canEdit ? () => setAdding(true) : null}>
            No rates yet. A price in another currency than {reporting} is unknown until a rate says
            how much of it one unit is worth.
          </EmptyRegister>
        }
        testId="rate-grid"
      />
      {isAdding && canEdit && (
        <AddBar
          fields={fields}
          submit="Add rate"
          onAdd={async (values) => {
            const made = newRate(values, as, isTaken)
            if ('problem' in made) return made.problem
            await edit(made.command)
            clear()
            return null
          }}
          onClose={() => {
            setAdding(false)
            grid.current?.focus()
          }}
          testId="rate-add"
        />
      )}
      <FootLine said={said}>
        A rate serves in both directions and through one common currency; of a pair the newest that
        is not later than the day of the determination is used.
      </FootLine>
    </section>
  )
}

function Reach({ unreached, reporting }: Pick<RateRegisterProps, 'unreached' | 'reporting'>) {
  if (unreached.length === 0)
    return (
      <span className={styles.why} data-testid="rates-reach">
        Every currency that is used reaches {reporting}.
      </span>
    )
  const missing = unreached.map(({ currency, items }) => `${currency} (${count(items, 'item')})`)
  return (
    <span className={styles.problem} role="status" data-testid="rates-reach">
      No rate to {reporting}, so these prices are unknown: {missing.join(', ')}
    </span>
  )
}
