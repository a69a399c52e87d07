import { Autocomplete, Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { call } from '../../stores/call.ts'
import { useProducts } from '../../stores/products.ts'
import { closePanel, goToProduct, useScreen } from '../../stores/screen.ts'
import { attempt } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import styles from './import.module.css'
import { PlanLines } from './plan-lines.tsx'

/** The table of a file that was chosen, sheet by sheet. */
export type ChosenTable = NonNullable<Output<'import.choose'>>

/** Asks for the sheet and the product, then shows what becomes of each row. */
export function ImportTarget({ table }: { table: ChosenTable }) {
  const products = useProducts((store) => store.rows)
  const shown = useScreen(({ screen }) => (screen.kind === 'product' ? screen.id : ''))
  const filled = table.sheets.filter(({ rows }) => rows.length > 0)
  const [at, setAt] = useState(0)
  const [typed, setTyped] = useState(shown)
  const [target, setTarget] = useState<{ product: string; first: SingleCommand[] } | null>(null)
  const [isReplacing, setReplacing] = useState(false)
  const id = typed.trim()
  const known = useMemo(() => products?.find((row) => row.id === id), [products, id])
  const sheet = filled[at]

  if (!sheet) return <p>There is no row in {table.name}.</p>
  if (target)
    return (
      <PlanLines
        rows={sheet.rows}
        numbers={sheet.numbers}
        product={target.product}
        first={target.first}
        verb="Import"
        onClose={closePanel}
        onDone={() => {
          closePanel()
          goToProduct(target.product)
        }}
      />
    )
  const go = async () => {
    const first = await attempt('look at the product', () =>
      known ? linesToRemove(id, isReplacing) : Promise.resolve([newProduct(id)]),
    )
    if (first) setTarget({ product: id, first })
  }
  return (
    <form
      className={styles.target}
      onSubmit={(event) => {
        event.preventDefault()
        if (id) void go()
      }}
    >
      {table.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {filled.length > 1 && (
        <NativeSelect
          size="xs"
          label="Sheet"
          value={at}
          data={filled.map(({ name, rows }, i) => ({
            value: `${i}`,
            label: `${name}, ${count(rows.length, 'row')}`,
          }))}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
        />
      )}
      <Autocomplete
        size="xs"
        label="Product"
        description="The product whose lines the table gives; an id that is not known becomes a new product"
        data={(products ?? []).map((row) => row.id)}
        limit={12}
        value={typed}
        data-autofocus
        required
        onChange={setTyped}
        data-testid="import-product"
      />
      {known && known.lines > 0 && (
        <SegmentedControl
          aria-label="What becomes of the lines that are there"
          value={isReplacing ? 'replace' : 'add'}
          onChange={(value) => setReplacing(value === 'replace')}
          data={[
            { value: 'add', label: `Add to the ${count(known.lines, 'line')} that are there` },
            { value: 'replace', label: 'Put them in their place' },
          ]}
        />
      )}
      <p className={styles.note}>
        {id === '' ? '' : known ? `${known.id}: ${known.name}` : `${id} becomes a new product.`}{' '}
        {count(sheet.rows.length, 'row')} to look at; nothing is written before you have seen what
        becomes of each.
      </p>
      <div className={styles.end}>
        <Button variant="default" onClick={closePanel}>
          Cancel
        </Button>
        <Button type="submit" disabled={!id} data-testid="import-next">
          Next
        </Button>
      </div>
    </form>
  )
}

function newProduct(id: string): SingleCommand {
  return { kind: 'setProduct', product: { id, kind: 'commodity' } }
}

async function linesToRemove(product: string, isReplacing: boolean): Promise<SingleCommand[]> {
  if (!isReplacing) return []
  const { rows } = await call('bom.rows', { product })
  return rows.map(({ line }) => ({ kind: 'removeLine', line }))
}
