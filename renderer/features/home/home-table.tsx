import { type KeyboardEvent, type MouseEvent, type RefObject, useMemo } from 'react'
import { activateHomeRow, setCompanyOpen, useHomeList } from '../../stores/home-list.ts'
import { goToProduct } from '../../stores/screen.ts'
import { openContextMenu } from '../../ui/context-menu/context-menu.ts'
import { countryName } from '../../ui/format.ts'
import { moveOf } from '../../ui/move-keys.ts'
import { RowGrid } from '../../ui/row-grid.tsx'
import { SizedHeading } from '../../ui/sized-heading.tsx'
import { CompanyRow } from './company-row.tsx'
import { type HomeRow, homeRows } from './groups.ts'
import styles from './home.module.css'
import { ProductRow } from './product-row.tsx'
import { rowMenu } from './row-menu.ts'
import type { HomeFigures } from './use-home.ts'

/** More destinations than these have no column of their own. */
export const MOST_COLUMNS = 12

interface HomeTableProps {
  figures: HomeFigures
  gridRef: RefObject<HTMLTableElement | null>
}

/** The products by company with their verdicts: arrows move, Enter opens, Left and Right fold. */
export function HomeTable({ figures, gridRef }: HomeTableProps) {
  const { groups, destinations } = figures
  const { closed, active: activeKey } = useHomeList()
  const rows = useMemo(() => homeRows(groups ?? [], closed), [groups, closed])
  const first = rows.findIndex(({ type }) => type === 'product')
  const found = rows.findIndex(({ key }) => key === activeKey)
  const active = found >= 0 ? found : Math.max(0, first)
  const shown = destinations.slice(0, MOST_COLUMNS)
  const idLength = Math.max(0, ...figures.top.map(({ id }) => id.length))

  const moveTo = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (row) activateHomeRow(row.key)
  }
  const onKeyDown = (event: KeyboardEvent, page: number) => {
    const row = rows[active]
    const by = moveOf(event, page, rows.length - active - 1, active)
    if (by !== null) moveTo(active + by)
    else if (!row || !act(event, row)) return
    event.preventDefault()
  }
  const act = (event: KeyboardEvent, row: HomeRow): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'Enter' && row.type === 'product') goToProduct(row.product.id)
    else if (event.key === 'Enter' && row.type === 'company')
      setCompanyOpen(row.group.id, !row.isOpen)
    else if (event.key === 'ArrowRight' && row.type === 'company') {
      if (row.isOpen) moveTo(active + 1)
      else setCompanyOpen(row.group.id, true)
    } else if (event.key === 'ArrowLeft' && row.type === 'company')
      setCompanyOpen(row.group.id, false)
    else if (event.key === 'ArrowLeft')
      moveTo(rows.findIndex(({ key }) => key === `company ${row.group.id}`))
    else return false
    return true
  }

  const onMenu = (event: MouseEvent, at: number) => {
    const row = rows[at]
    if (!row) return
    activateHomeRow(row.key)
    openContextMenu(event, rowMenu(row), document.getElementById(`home-${at}`))
  }

  return (
    <RowGrid
      label="Products by company"
      role="treegrid"
      gridRef={gridRef}
      rows={rows.length}
      active={active}
      activeId={rows.length > 0 ? `home-${active}` : undefined}
      columns={shown.length + 5}
      headings={<Headings destinations={shown} idLength={idLength} />}
      row={(at) => {
        const row = rows[at]
        if (!row) return null
        const place = { at, isActive: at === active }
        return row.type === 'company' ? (
          <CompanyRow key={row.key} row={row} {...place} figures={figures} shown={shown} />
        ) : (
          <ProductRow key={row.key} row={row} {...place} figures={figures} shown={shown} />
        )
      }}
      empty={null}
      onKeyDown={onKeyDown}
      onMenu={onMenu}
      testId="home-grid"
    />
  )
}

/** Under which name the widths of the columns are kept. */
const KEPT = { grid: 'home' }

interface HeadingsProps {
  destinations: readonly string[]
  /** Letters of the longest id: none is cut. */
  idLength: number
}

function Headings({ destinations, idLength }: HeadingsProps) {
  return (
    <tr>
      <SizedHeading
        {...KEPT}
        column="id"
        border="right"
        name="Product"
        className={styles.id}
        style={{ '--id-length': idLength }}
      >
        Product
      </SizedHeading>
      <th>Name</th>
      <SizedHeading
        {...KEPT}
        column="verdict"
        border="left"
        name="Worst verdict"
        className={styles.verdictColumn}
      >
        Worst verdict
      </SizedHeading>
      {destinations.map((code) => (
        <th key={code} className={styles.signColumn} title={countryName(code)}>
          {code}
        </th>
      ))}
      <SizedHeading
        {...KEPT}
        column="gaps"
        border="left"
        name="Not known"
        className={styles.gaps}
        title="What can still change a verdict or a need: of the product and of how many items in it"
      >
        Not known
      </SizedHeading>
      <SizedHeading
        {...KEPT}
        column="changed"
        border="left"
        name="Changed"
        className={styles.changed}
        title="The product's own data, its price or its lines; not the data of the parts in it"
      >
        Changed
      </SizedHeading>
    </tr>
  )
}
