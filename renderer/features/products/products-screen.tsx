import { SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { useCommands } from '../../stores/commands.ts'
import { startCreating } from '../../stores/creating.ts'
import { originsOf } from '../../stores/destinations.ts'
import { edit, editAndSay } from '../../stores/edits.ts'
import { useProductList, useProducts, visibleProducts } from '../../stores/products.ts'
import { goToProduct } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { AddButton } from '../../ui/add-button.tsx'
import { productEntries } from '../../ui/context-menu/entries.ts'
import { EmptyHome } from '../../ui/empty-home.tsx'
import { FindField } from '../../ui/find-field.tsx'
import { count } from '../../ui/format.ts'
import { DataGrid, type DataGridHandle } from '../../ui/grid/data-grid.tsx'
import { useGridFocus } from '../../ui/grid/use-grid-focus.ts'
import { Message } from '../../ui/message.tsx'
import screen from '../../ui/screen.module.css'
import { useCanEdit, useMakers, usePack, useTypedAs } from '../../ui/workspace-context.ts'
import type { ProductCells } from './product-cells.ts'
import { productColumns } from './product-columns.ts'
import { readProductCell } from './product-edit.ts'
import styles from './products.module.css'
import { RemoveDialog } from './remove-dialog.tsx'

/** Columns whose value can hold for many products at once. */
const FILLED: readonly string[] = ['madeBy', 'exportedFrom', 'eccn', 'kind']

/** The products of the workspace as a grid that is edited in place; sub-assemblies on demand. */
export function ProductsScreen() {
  const products = useProducts((store) => store.rows)
  const list = useProductList()
  const canEdit = useCanEdit()
  const makers = useMakers()
  const pack = usePack()
  const as = useTypedAs()
  const packId = useWorkspace((store) => store.info?.pack)
  const [problem, setProblem] = useState<string | null>(null)
  const [removing, setRemoving] = useState<readonly ProductRow[]>([])
  const filter = useRef<HTMLInputElement>(null)
  const grid = useRef<DataGridHandle<ProductCells>>(null)
  const selected = useRef<readonly string[]>([])
  const offered = useRef({ makers, currencies: [] as string[] })

  const rows = useMemo(
    () =>
      visibleProducts(products ?? [], list).map((row) => ({
        ...row,
        origin: row.country,
        supplier: row.madeBy,
      })),
    [products, list],
  )
  useEffect(() => {
    const used = (products ?? []).flatMap(({ price }) => (price ? [price.currency] : []))
    offered.current = { makers, currencies: [...new Set([as.currency, ...used])] }
  }, [makers, products, as.currency])
  const columns = useMemo(
    () =>
      productColumns({
        pack,
        makers: () => offered.current.makers,
        countries: originsOf(packId),
        currencies: () => offered.current.currencies,
      }),
    [pack, packId],
  )
  const isEmpty = products?.length === 0

  useGridFocus(
    grid,
    products !== null && !isEmpty,
    () => useProductList.getState().active ?? undefined,
  )
  useCommands([
    {
      id: 'newProduct',
      name: 'New product',
      group: 'Products',
      keys: ['Insert'],
      isAvailable: () => canEdit,
      run: () => startCreating('product'),
    },
    {
      id: 'find',
      name: 'Filter the products',
      group: 'Products',
      keys: ['Ctrl+F', '/'],
      run: () => filter.current?.focus(),
    },
  ])

  /** Back to the row that the keyboard was on, or to the first where it is no longer listed. */
  const focusGrid = () => {
    const row = rows.find(({ id }) => id === list.active) ?? rows[0]
    grid.current?.focus(row?.id)
  }
  const change = async (column: string, text: string, [first, ...others]: ProductCells[]) => {
    if (!first) return
    const cell = readProductCell(column, text, first, { makers, as })
    if (!cell.ok) return setProblem(`${first.id}: ${cell.message}.`)
    const commands = [first, ...others].map(({ id }) => ({
      kind: 'changeProduct' as const,
      id,
      set: cell.value,
    }))
    try {
      const [only] = commands
      const what = `Set ${column} of ${commands.length} products`
      if (commands.length === 1 && only && text !== '') await edit(only)
      else if (only)
        await editAndSay(
          text === '' ? `Emptied: ${column} of ${count(commands.length, 'product')}` : what,
          commands.length === 1 ? only : { kind: 'batch', what, commands },
        )
      setProblem(null)
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem(`${first.id}: ${[message, ...details].join(' ')}`)
    }
  }

  if (!products) return null
  if (isEmpty) return <EmptyHome products={products} />
  const top = products.filter((row) => !row.isSubAssembly).length
  return (
    <div className={screen.screen}>
      <RemoveDialog
        rows={removing}
        onClose={() => {
          setRemoving([])
          focusGrid()
        }}
      />
      <div className={screen.head}>
        <h1>Products</h1>
        <SegmentedControl
          aria-label="Which products"
          value={list.showAll ? 'all' : 'top'}
          onChange={(value) => useProductList.setState({ showAll: value === 'all' })}
          data={[
            { value: 'top', label: `Top products ${top}` },
            { value: 'all', label: `All ${products.length}` },
          ]}
        />
        <FindField
          inputRef={filter}
          label="Filter products"
          placeholder="product, name, maker, ECCN"
          value={list.filter}
          onChange={(text) => useProductList.setState({ filter: text })}
          onLeave={focusGrid}
        />
        <span className={screen.gap} />
        {canEdit && (
          <AddButton
            label="New product"
            onClick={() => startCreating('product')}
            testId="new-product"
          />
        )}
      </div>
      {problem && (
        <Message
          tone="problem"
          title="Not changed."
          onDismiss={() => setProblem(null)}
          testId="product-problem"
        >
          {problem}
        </Message>
      )}
      <div className={styles.frame}>
        <DataGrid
          label="Products"
          handle={grid}
          rows={rows}
          columns={columns}
          idOf={({ id }) => id}
          canEdit={canEdit}
          menu={({ id }) => [productEntries(id, selected.current)]}
          onEdit={(row, column, value) => change(column, String(value ?? ''), [row])}
          onFillDown={(column, from, to) => {
            if (FILLED.includes(column)) void change(column, cellText(from, column), to)
            else setProblem('This column is each product’s own: it is not filled down.')
          }}
          onClear={(column, cleared) => void change(column, '', cleared)}
          onSelect={(picked) => {
            selected.current = picked.map((row) => row.id)
          }}
          onRemove={setRemoving}
          onOpen={({ id }) => goToProduct(id)}
          onFocus={({ row }) => row && useProductList.setState({ active: row.id })}
          onKey={(event, { row }) => {
            if (!row || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
            goToProduct(row.id)
            return true
          }}
          empty="No product matches the filter."
          testId="product-grid"
        />
      </div>
    </div>
  )
}

function cellText(row: ProductCells, column: string): string {
  const { madeBy, exportedFrom, eccn, kind } = row
  return { madeBy, exportedFrom, eccn, kind }[column] ?? ''
}
