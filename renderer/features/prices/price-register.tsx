import { type Ref, useDeferredValue, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { read } from '../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { DatedPrice } from '../../../shared/workspace/views.ts'
import { edit, editAll, editAllAndSay } from '../../stores/edits.ts'
import { openItem } from '../../stores/item.ts'
import { AddBar } from '../../ui/add-bar.tsx'
import { AddButton } from '../../ui/add-button.tsx'
import { EmptyRegister } from '../../ui/empty-register.tsx'
import { FindField } from '../../ui/find-field.tsx'
import { FootLine } from '../../ui/foot-line.tsx'
import { count, wholeText } from '../../ui/format.ts'
import { DataGrid, type DataGridHandle } from '../../ui/grid/data-grid.tsx'
import styles from '../../ui/register.module.css'
import { Toggle } from '../../ui/toggle.tsx'
import { typedDestination } from '../../ui/typed-destinations.ts'
import { useFindKey } from '../../ui/use-find-key.ts'
import { useSaid } from '../../ui/use-said.ts'
import { useCanEdit, useMakers, usePack, useTypedAs } from '../../ui/workspace-context.ts'
import { newPrice, priceFields } from './new-price.ts'
import { priceChange, priceKey, setPrice } from './price-changes.ts'
import { datedPriceColumns } from './price-columns.ts'
import {
  countPrices,
  PRICE_FILTER_IDS,
  PRICE_FILTERS,
  type PriceFilterId,
  visiblePrices,
} from './price-list.ts'
import { useAffiliateReason, type usePriceOffers } from './use-price-offers.ts'

export interface RegisterHandle {
  focus: () => void
  add: () => void
}

interface PriceRegisterProps {
  prices: readonly DatedPrice[]
  day: string
  offers: ReturnType<typeof usePriceOffers>
  handle: Ref<RegisterHandle>
}

/** Every price of every part and product: which holds today, which held before and which will. */
export function PriceRegister({ prices, day, offers, handle }: PriceRegisterProps) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const makers = useMakers()
  const pack = usePack()
  const reason = useAffiliateReason()
  const [text, setText] = useState('')
  const [filters, setFilters] = useState<readonly PriceFilterId[]>(['inForce'])
  const [isAdding, setAdding] = useState(false)
  const { said, clear, refuse, attempt } = useSaid()
  const grid = useRef<DataGridHandle<DatedPrice>>(null)
  const find = useRef<HTMLInputElement>(null)
  useFindKey(find)
  useImperativeHandle(handle, () => ({
    focus: () => grid.current?.focus(),
    add: () => canEdit && setAdding(true),
  }))

  const sought = useDeferredValue(text)
  const view = useMemo(() => ({ day, reason }), [day, reason])
  const counts = useMemo(() => countPrices(prices, view), [prices, view])
  const shown = useMemo(
    () => visiblePrices(prices, sought, filters, view),
    [prices, sought, filters, view],
  )
  const fields = useMemo(() => priceFields(offers), [offers])
  const columns = useMemo(
    () =>
      datedPriceColumns({
        day,
        reason,
        currencies: offers.currencies,
        companyName: (id) => makers.find(({ value }) => value === id)?.hint ?? id,
      }),
    [day, reason, offers, makers],
  )
  const taken = useMemo(() => new Set(prices.map(priceKey)), [prices])
  const isTaken = (key: string) => taken.has(key)
  const readDestination = (typed: string) =>
    typed === '' ? read('') : typedDestination(typed, pack)

  const write = (row: DatedPrice, column: string, typed: string) => {
    const cell = priceChange(row, column, typed, as, isTaken)
    if (cell.ok) void attempt(() => editAll(`Set price of ${row.item}`, cell.value))
    else refuse(`${row.item}: ${cell.message}`)
  }
  const fillDown = (column: string, from: DatedPrice, to: DatedPrice[]) => {
    const api = grid.current?.api
    const node = api?.getRowNode(priceKey(from))
    const typed = node ? String(api?.getCellValue({ rowNode: node, colKey: column }) ?? '') : ''
    const commands: SingleCommand[] = []
    for (const row of to) {
      const cell = priceChange(row, column, typed, as, isTaken)
      if (!cell.ok) return refuse(`${row.item}: ${cell.message}`)
      commands.push(...cell.value)
    }
    void attempt(() => editAllAndSay(`Set ${count(to.length, 'price')}`, commands))
  }
  const remove = (rows: DatedPrice[]) =>
    attempt(() =>
      editAllAndSay(
        `Remove ${count(rows.length, 'price')}`,
        rows.map((row) => setPrice(row, null)),
      ),
    )
  const toggle = (id: PriceFilterId) =>
    setFilters((on) => (on.includes(id) ? on.filter((other) => other !== id) : [...on, id]))

  return (
    <section data-pane className={styles.work} data-size="large" aria-label="Prices">
      <div className={styles.bar}>
        <h1 className={styles.title}>Prices</h1>
        <FindField
          inputRef={find}
          label="Filter prices"
          placeholder="item, day, currency"
          width={180}
          value={text}
          onChange={setText}
          onLeave={() => grid.current?.focus()}
          testId="price-filter"
        />
        {PRICE_FILTER_IDS.map((id) => (
          <Toggle
            key={id}
            label={PRICE_FILTERS[id].label}
            hint={PRICE_FILTERS[id].hint}
            count={counts[id]}
            isOn={filters.includes(id)}
            onToggle={() => toggle(id)}
            testId={`price-filter-${id}`}
          />
        ))}
        <span className={styles.gap} />
        {canEdit && (
          <AddButton label="Add price" onClick={() => setAdding(true)} testId="price-new" />
        )}
      </div>
      <DataGrid<DatedPrice>
        label="Prices"
        rows={shown}
        columns={columns}
        idOf={priceKey}
        canEdit={canEdit}
        handle={grid}
        onEdit={(row, column, value) => write(row, column, String(value ?? ''))}
        onFillDown={fillDown}
        onRemove={(rows) => void remove(rows)}
        onOpen={({ item }) => openItem(item)}
        onKey={(event, { row }) => {
          const isDetails = event.key === 'Enter' && event.altKey
          if (isDetails && row) openItem(row.item)
          return isDetails
        }}
        empty={
          prices.length === 0 ? (
            <EmptyRegister add="Add price" onAdd={canEdit ? () => setAdding(true) : null}>
              No prices yet. A price is the fair market value of one part or product, with the day
              from which it holds; without one its value is unknown.
            </EmptyRegister>
          ) : (
            <p>No price is let through by the filters above. Switch one off to see more.</p>
          )
        }
        testId="price-grid"
      />
      {isAdding && canEdit && (
        <AddBar
          fields={fields}
          submit="Add price"
          onAdd={async (values) => {
            const made = newPrice(values, as, { isTaken, readDestination, companies: makers })
            if ('problem' in made) return made.problem
            await edit(made.command)
            clear()
            return null
          }}
          onClose={() => {
            setAdding(false)
            grid.current?.focus()
          }}
          testId="price-add"
        />
      )}
      <FootLine said={said}>
        {`${count(prices.length, 'price')}, ${wholeText(counts.inForce)} in force, ${wholeText(counts.later)} later; ${wholeText(shown.length)} shown`}
      </FootLine>
    </section>
  )
}
