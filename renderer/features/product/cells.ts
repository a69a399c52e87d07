import type { ICellRendererParams } from 'ag-grid-community'
import { cellKey } from '../../stores/cells.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { countryName, exactText } from '../../ui/format.ts'
import { drawn, drawnButton, drawnIcon } from '../../ui/grid/drawn.ts'
import { EXTERNAL_PATH, RIGHT_PATH } from '../../ui/icons.tsx'
import styles from './bom.module.css'
import { markName } from './hints.ts'
import type { Look } from './look.ts'
import type { Mark } from './marks.ts'

type CellParams<Value> = ICellRendererParams<TreeRow, Value>

/** The shape of each mark. */
export const MARK_SIGNS: Record<Mark, string> = {
  counted: '●',
  'not-counted': '○',
  unknown: '?',
  partly: '◐',
}

/** Counted, not counted, unknown or partly: a shape with its word. */
export function markCell({ value }: CellParams<Mark | null>): HTMLElement | null {
  if (!value) return null
  return drawn(
    'span',
    { role: 'img', 'aria-label': markName(value), 'data-mark': value, class: styles.sign },
    MARK_SIGNS[value],
  )
}

interface ItemParams extends CellParams<string> {
  onToggle: (row: TreeRow) => void
  onOpen: (row: TreeRow) => void
  onAlternates: (row: TreeRow) => void
}

/** The item at its depth, with a triangle where something lies below. */
export function itemCell(params: ItemParams): HTMLElement | null {
  const { value, data, onOpen, onAlternates } = params
  if (!data) return null
  const { row, depth } = data
  const { item, itemType, alternates } = row
  const isProduct = itemType === 'product'
  const cell = drawn(
    'span',
    { class: styles.item, 'data-item': item },
    isProduct ? toggleOf(data, params) : drawn('span', { class: styles.leaf }),
    drawn('span', { class: isProduct ? styles.assembly : styles.id }, value ?? ''),
  )
  cell.style.paddingLeft = `${(depth - 1) * 14}px`
  if (alternates.length > 0) {
    const title = `Alternates: ${alternates.join(', ')}`
    const text = `alt ${alternates.length}`
    cell.append(drawnButton({ class: styles.chip, title }, () => onAlternates(data), text))
  }
  if (isProduct) {
    const name = `Open ${item} on a screen of its own`
    const named = { 'aria-label': name, title: `${name} (Ctrl+Enter)`, class: styles.open }
    cell.append(drawnButton(named, () => onOpen(data), drawnIcon(EXTERNAL_PATH, 12)))
  }
  return cell
}

function toggleOf(data: TreeRow, { onToggle }: ItemParams): HTMLElement {
  const { row, isOpen } = data
  const attributes = {
    class: styles.toggle,
    'aria-expanded': `${isOpen}`,
    'aria-label': `${isOpen ? 'Close' : 'Open'} ${row.item}`,
    'data-testid': `toggle-${row.item}`,
  }
  return drawnButton(attributes, () => onToggle(data), drawnIcon(RIGHT_PATH, 10))
}

/** A wider column of countries has their names too, in pixels. */
const ROOM_FOR_NAME = 96

/** A country as a chip with its code, and its name where there is room. */
export function originCell({ value, column }: CellParams<string>): HTMLElement {
  if (!value) return drawn('span', { class: styles.missing }, '?')
  const name = countryName(value)
  const isRoomy = (column?.getActualWidth() ?? 0) > ROOM_FOR_NAME
  return drawn(
    'span',
    { class: styles.origin },
    drawn('span', { class: styles.code }, value),
    name === value || !isRoomy ? null : drawn('span', { class: styles.country }, name),
  )
}

interface LookParams extends CellParams<string> {
  look: () => Look
}

/** A unit price with every digit that was given, and its currency. */
export function priceCell({ value, data, look }: LookParams): HTMLElement | null {
  if (!data) return null
  const { price, line, itemType } = data.row
  if (look().typed[cellKey(line, 'price')]) return drawn('span', {}, value ?? '')
  if (price)
    return drawn(
      'span',
      {},
      exactText(price.amount),
      drawn('span', { class: styles.currency }, price.currency),
    )
  return itemType === 'part' ? drawn('span', { class: styles.missing }, '?') : null
}
