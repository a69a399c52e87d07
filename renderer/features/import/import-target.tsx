import { Autocomplete, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { useProducts } from '../../stores/products.ts'
import { closePanel, goToProduct, useScreen } from '../../stores/screen.ts'
import { count } from '../../ui/format.ts'
import styles from './import.module.css'
import { PlanLines } from './plan-lines.tsx'

/** The table of a file that was chosen, sheet by sheet. */
export type ChosenTable = NonNullable<Output<'import.choose'>>

const NOTHING: readonly SingleCommand[] = []

/** The table of a file, with the sheet and the product that it goes into. */
export function ImportTarget({ table }: { table: ChosenTable }) {
  const products = useProducts((store) => store.rows)
  const shown = useScreen(({ screen }) => (screen.kind === 'product' ? screen.id : ''))
  const filled = table.sheets.filter(({ rows }) => rows.length > 0)
  const [at, setAt] = useState(0)
  const [typed, setTyped] = useState(shown)
  const [product, setProduct] = useState(shown)
  const isKnown = useMemo(
    () => products?.some((row) => row.id === product) ?? false,
    [products, product],
  )
  const first = useMemo(
    () => (isKnown || product === '' ? NOTHING : [newProduct(product)]),
    [isKnown, product],
  )
  const sheet = filled[at]
  if (!sheet) return <p>There is no row in {table.name}.</p>
  return (
    <PlanLines
      key={at}
      table={sheet}
      product={product}
      way="update"
      first={first}
      verb="Import"
      onClose={closePanel}
      onDone={(use) => {
        closePanel()
        if (use === 'lines') goToProduct(product)
      }}
    >
      <Autocomplete
        size="xs"
        aria-label="Product"
        placeholder="Product"
        title="The product whose lines the table gives; an id that is not known becomes a new product"
        data={(products ?? []).map((row) => row.id)}
        limit={12}
        value={typed}
        onChange={setTyped}
        onOptionSubmit={setProduct}
        onBlur={() => setProduct(typed.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
        }}
        data-testid="import-product"
      />
      {product !== '' && !isKnown && <span className={styles.note}>new product</span>}
      {filled.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Sheet"
          value={at}
          data={filled.map(({ name, rows }, i) => ({
            value: `${i}`,
            label: `${name}, ${count(rows.length, 'row')}`,
          }))}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
        />
      )}
      {table.notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </PlanLines>
  )
}

function newProduct(id: string): SingleCommand {
  return { kind: 'setProduct', product: { id, kind: 'commodity' } }
}
