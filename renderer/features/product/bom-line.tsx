import { ActionIcon } from '@mantine/core'
import type { BomRow } from '../../../shared/workspace/views.ts'
import type { TypedQuantity } from '../../stores/bom.ts'
import { isUsOrigin } from '../../stores/destinations.ts'
import { goToProduct } from '../../stores/screen.ts'
import { countryName } from '../../ui/format.ts'
import { RemoveIcon } from '../../ui/icons.tsx'
import table from '../../ui/table.module.css'
import type { Mark } from './marks.ts'
import styles from './product.module.css'
import { type Move, QuantityCell, QuantityInput } from './quantity-cell.tsx'

interface BomLineProps {
  row: BomRow
  at: number
  typed: TypedQuantity | undefined
  mark: Mark | undefined
  pack: string | undefined
  day: string | undefined
  isActive: boolean
  canEdit: boolean
  isCovered: boolean
  /** The text that an edit starts with; null: not edited. */
  editing: string | null
  onActivate: () => void
  onEdit: () => void
  onCommit: (text: string, move: Move) => void
  onCancel: () => void
  onRemove: () => void
}

/** One line of the bill of materials. */
export function BomLine(props: BomLineProps) {
  const { row, at, typed, mark, isActive, canEdit, editing } = props
  const isUs = row.origin !== null && isUsOrigin(props.pack, row.origin, props.day ?? '')
  const { price } = row
  return (
    <tr
      aria-selected={isActive}
      aria-rowindex={at + 2}
      onClick={props.onActivate}
      data-testid="bom-row"
      data-item={row.item}
    >
      <td className={styles.mark}>
        <MarkSign mark={mark === 'not-counted' && !isUs ? undefined : mark} />
      </td>
      <td className={`${table.right} ${table.muted} ${styles.position}`}>{row.position}</td>
      <td title={row.item}>
        {row.itemType === 'product' ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.link}
            title={`Open ${row.item} (Ctrl+Enter)`}
            onClick={() => goToProduct(row.item)}
          >
            {row.item}
          </button>
        ) : (
          row.item
        )}
      </td>
      <td title={row.note ? `${row.name}: ${row.note}` : row.name}>{row.name}</td>
      <td title={row.origin ? countryName(row.origin) : 'origin not known'}>
        {row.origin ? (
          <>
            {row.origin}
            <span className={`${table.code} ${styles.country}`}>{countryName(row.origin)}</span>
          </>
        ) : (
          <Missing />
        )}
      </td>
      <td title={row.eccn ?? undefined}>{row.eccn ?? <Missing />}</td>
      <td className={table.muted}>{row.itemType === 'product' ? 'assembly' : row.kind}</td>
      <td
        id={`quantity-of-${row.line}`}
        className={`${table.right} ${styles.cell}`}
        data-active={isActive}
        data-refused={typed?.problem ? true : undefined}
        aria-invalid={typed?.problem ? true : undefined}
        onDoubleClick={props.onEdit}
        data-testid="quantity-cell"
      >
        {editing === null ? (
          <QuantityCell
            quantity={row.quantity}
            typed={typed}
            item={row.item}
            isActive={isActive && !props.isCovered}
          />
        ) : (
          <QuantityInput
            initial={editing}
            label={`Quantity of ${row.item}`}
            onCommit={props.onCommit}
            onCancel={props.onCancel}
          />
        )}
        {editing === null && row.unit && <span className={table.code}>{row.unit}</span>}
      </td>
      <td className={table.right} title={price ? priceText(price) : undefined}>
        {price ? (
          <>
            {price.amount}
            <span className={table.currency}>{price.currency}</span>
          </>
        ) : row.itemType === 'part' ? (
          <Missing />
        ) : null}
      </td>
      <td className={styles.remove}>
        {canEdit && isActive && (
          <ActionIcon
            size="sm"
            tabIndex={-1}
            aria-label={`Remove line ${row.position}, ${row.item}`}
            title="Remove the line (Delete)"
            onClick={props.onRemove}
          >
            <RemoveIcon size={13} />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}

function priceText({ amount, currency, basis }: NonNullable<BomRow['price']>): string {
  return basis ? `${amount} ${currency}, ${basis}` : `${amount} ${currency}`
}

function Missing() {
  return (
    <span className={styles.missing} title="not known">
      <span aria-hidden="true">?</span>
      <span className={styles.hidden}>not known</span>
    </span>
  )
}

const SIGNS: Record<Mark, { sign: string; meaning: string }> = {
  counted: { sign: '●', meaning: 'counted for this destination' },
  'not-counted': { sign: '○', meaning: 'of US origin, not counted for this destination' },
  unknown: { sign: '?', meaning: 'something is to find out' },
  partly: { sign: '◐', meaning: 'taken differently on different paths' },
}

function MarkSign({ mark }: { mark: Mark | undefined }) {
  if (!mark) return null
  const { sign, meaning } = SIGNS[mark]
  return (
    <span role="img" aria-label={meaning} title={meaning} data-mark={mark} className={styles.sign}>
      {sign}
    </span>
  )
}
