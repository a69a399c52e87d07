import { Button, Kbd, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { startCreating } from '../../stores/creating.ts'
import { useProductList, useProducts, visibleProducts } from '../../stores/products.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { AddIcon } from '../../ui/icons.tsx'
import { EmptyWorkspace } from './empty-workspace.tsx'
import { ProductTable } from './product-table.tsx'
import styles from './products.module.css'

/** The products of the workspace: what is sold first, every sub-assembly on demand. */
export function ProductsScreen() {
  const products = useProducts()
  const list = useProductList()
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  const screen = useRef<HTMLDivElement>(null)
  const filter = useRef<HTMLInputElement>(null)
  const rows = useMemo(() => visibleProducts(products.rows ?? [], list), [products.rows, list])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = event.key === '/' || (event.ctrlKey && event.key.toLowerCase() === 'f')
      if (!wanted || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      filter.current?.focus()
    }
    const stopMenu = window.minimis.on('menu.command', ({ command }) => {
      if (command === 'find') filter.current?.focus()
    })
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [])

  if (!products.rows) return null
  const top = products.rows.filter((row) => !row.isSubAssembly).length
  return (
    <div ref={screen} className={styles.screen}>
      {products.rows.length === 0 ? (
        <EmptyWorkspace onCreate={canEdit ? () => startCreating('product') : null} />
      ) : (
        <>
          <div className={styles.tools}>
            <h1>Products</h1>
            <SegmentedControl
              aria-label="Which products"
              value={list.showAll ? 'all' : 'top'}
              onChange={(value) => useProductList.setState({ showAll: value === 'all' })}
              data={[
                { value: 'top', label: `Top products ${top}` },
                { value: 'all', label: `All ${products.rows.length}` },
              ]}
            />
            <TextInput
              ref={filter}
              className={styles.filter}
              aria-label="Filter products"
              placeholder="Filter"
              value={list.filter}
              rightSection={<Kbd>/</Kbd>}
              onChange={(event) => useProductList.setState({ filter: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Escape') useProductList.setState({ filter: '' })
                if (event.key === 'Enter' || event.key === 'ArrowDown')
                  screen.current?.querySelector('table')?.focus()
              }}
            />
            <span className={styles.gap} />
            {canEdit && (
              <Button
                variant="default"
                leftSection={<AddIcon size={14} />}
                onClick={() => startCreating('product')}
                data-testid="new-product"
              >
                New product
              </Button>
            )}
          </div>
          <ProductTable rows={rows} />
        </>
      )}
    </div>
  )
}
