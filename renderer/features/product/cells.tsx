import type { CustomCellRendererProps } from 'ag-grid-react'
import { cellKey } from '../../stores/cells.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { countryName, exactText } from '../../ui/format.ts'
import { ExternalIcon, RightIcon } from '../../ui/icons.tsx'
import styles from './bom.module.css'
import { markName } from './hints.ts'
import type { Look } from './look.ts'
import type { Mark } from './marks.ts'

type CellProps<Value> = CustomCellRendererProps<TreeRow, Value>

const SIGNS: Record<Mark, string> = { counted: '●', 'not-counted': '○', unknown: '?', partly: '◐' }

/** Counted, not counted, unknown or partly: a shape with its word. */
export function MarkCell({ value }: CellProps<Mark | null>) {
  if (!value) return null
  return (
    <span role="img" aria-label={markName(value)} data-mark={value} className={styles.sign}>
      {SIGNS[value]}
    </span>
  )
}

interface ItemCellProps extends CellProps<string> {
  onToggle: (row: TreeRow) => void
  onOpen: (row: TreeRow) => void
  onAlternates: (row: TreeRow) => void
}

/** The item at its depth, with a triangle where something lies below. */
export function ItemCell({ value, data, onToggle, onOpen, onAlternates }: ItemCellProps) {
  if (!data) return null
  const { row, depth, isOpen } = data
  const isProduct = row.itemType === 'product'
  return (
    <span className={styles.item} data-item={row.item} style={{ paddingLeft: (depth - 1) * 14 }}>
      {isProduct ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${row.item}`}
          data-testid={`toggle-${row.item}`}
          onClick={() => onToggle(data)}
        >
          <RightIcon size={10} />
        </button>
      ) : (
        <span className={styles.leaf} />
      )}
      <span className={isProduct ? styles.assembly : styles.id}>{value}</span>
      {row.alternates.length > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.chip}
          title={`Alternates: ${row.alternates.join(', ')}`}
          onClick={() => onAlternates(data)}
        >
          alt {row.alternates.length}
        </button>
      )}
      {isProduct && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.open}
          aria-label={`Open ${row.item} on a screen of its own`}
          title={`Open ${row.item} on a screen of its own (Ctrl+Enter)`}
          onClick={() => onOpen(data)}
        >
          <ExternalIcon size={12} />
        </button>
      )}
    </span>
  )
}

/** A country as a chip with its code, and its name where there is room. */
export function OriginCell({ value }: CellProps<string>) {
  if (!value) return <span className={styles.missing}>?</span>
  const name = countryName(value)
  return (
    <span className={styles.origin}>
      <span className={styles.code}>{value}</span>
      {name !== value && <span className={styles.country}>{name}</span>}
    </span>
  )
}

interface LookProps extends CellProps<string> {
  look: () => Look
}

/** A unit price with every digit that was given, and its currency. */
export function PriceCell({ value, data, look }: LookProps) {
  if (!data) return null
  const { row } = data
  if (look().typed[cellKey(row.line, 'price')]) return value
  if (row.price)
    return (
      <>
        {exactText(row.price.amount)}
        <span className={styles.currency}>{row.price.currency}</span>
      </>
    )
  return row.itemType === 'part' ? <span className={styles.missing}>?</span> : null
}
