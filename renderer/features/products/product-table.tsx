import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import { useProductList } from '../../stores/products.ts'
import { goToProduct } from '../../stores/screen.ts'
import { countryName } from '../../ui/format.ts'
import { moveOf } from '../../ui/move-keys.ts'
import { RowGrid } from '../../ui/row-grid.tsx'
import table from '../../ui/table.module.css'
import styles from './products.module.css'

/** The products as a table: arrows move, Enter opens. */
export function ProductTable({ rows }: { rows: ProductRow[] }) {
  const grid = useRef<HTMLTableElement>(null)
  const activeId = useProductList((store) => store.active)
  const active = Math.max(
    0,
    rows.findIndex((row) => row.id === activeId),
  )

  useEffect(() => grid.current?.focus({ preventScroll: true }), [])

  const moveTo = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (row) useProductList.setState({ active: row.id })
  }
  const onKeyDown = (event: KeyboardEvent, page: number) => {
    const by = moveOf(event, page, rows.length - active - 1, active)
    const row = rows[active]
    if (by !== null) moveTo(active + by)
    else if (event.key === 'Enter' && row) goToProduct(row.id)
    else return
    event.preventDefault()
  }

  return (
    <RowGrid
      label="Products"
      gridRef={grid}
      rows={rows.length}
      active={active}
      activeId={rows.length > 0 ? `product-${active}` : undefined}
      columns={7}
      headings={<Headings />}
      row={(at) => {
        const row = rows[at]
        return row && <Row key={row.id} row={row} at={at} isActive={at === active} />
      }}
      empty="No product matches the filter."
      onKeyDown={onKeyDown}
      testId="product-grid"
    />
  )
}

function Headings() {
  return (
    <tr>
      <th className={styles.id}>Product</th>
      <th>Name</th>
      <th className={styles.maker}>Made by</th>
      <th className={styles.country}>Country</th>
      <th className={styles.eccn}>ECCN</th>
      <th className={styles.kind}>Kind</th>
      <th className={`${styles.lines} ${table.right}`}>Lines</th>
    </tr>
  )
}

function Row({ row, at, isActive }: { row: ProductRow; at: number; isActive: boolean }) {
  return (
    <tr
      id={`product-${at}`}
      aria-selected={isActive}
      aria-rowindex={at + 2}
      data-testid="product-row"
      data-product={row.id}
      className={styles.row}
      onClick={() => useProductList.setState({ active: row.id })}
      onDoubleClick={() => goToProduct(row.id)}
    >
      <td>
        <button
          type="button"
          tabIndex={-1}
          className={styles.open}
          onClick={() => goToProduct(row.id)}
        >
          {row.id}
        </button>
      </td>
      <td title={row.name}>
        {row.name}
        {row.isSubAssembly && <span className={table.code}>sub-assembly</span>}
      </td>
      <td title={row.makerName && row.madeBy ? `${row.makerName} (${row.madeBy})` : undefined}>
        {row.makerName ?? row.madeBy ?? <span className={table.muted}>? maker not known</span>}
        {row.makerName && row.makerName !== row.madeBy && (
          <span className={table.code}>{row.madeBy}</span>
        )}
      </td>
      <td>
        {row.country ? (
          <>
            {countryName(row.country)}
            <span className={table.code}>{row.country}</span>
          </>
        ) : (
          <span className={table.muted}>? not known</span>
        )}
      </td>
      <td>{row.eccn ?? <span className={table.muted}>? not known</span>}</td>
      <td>{row.kind}</td>
      <td className={table.right}>{row.lines}</td>
    </tr>
  )
}
