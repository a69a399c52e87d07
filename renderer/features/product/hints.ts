import { format } from '../../../shared/money/ratio.ts'
import type { BomRow } from '../../../shared/workspace/views.ts'
import { cellKey } from '../../stores/cells.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { hasParagraphs } from '../../ui/choosing/suggest-eccns.ts'
import { eccnHint } from '../../ui/eccn-standing.ts'
import { countryName, shareText } from '../../ui/format.ts'
import { lineValue, pathShare } from './amounts.ts'
import { cellText, isEditableColumn } from './cell-text.ts'
import { type Look, quantitiesAbove } from './look.ts'
import type { Mark } from './marks.ts'

const MARKS: Record<Mark, string> = {
  counted: 'Counted',
  'not-counted': 'Looked at, and not counted',
  unknown: 'Not known whether it counts',
  partly: 'Partly counted',
}

export function markName(mark: Mark): string {
  return MARKS[mark]
}

/** Whether the ECCN of a row is asked for more exactly: only what can be US content is. */
export function needsParagraph({ eccn, origin }: BomRow, { pack, isUs }: Look): boolean {
  if (eccn === null) return false
  return (origin === null || isUs(origin)) && hasParagraphs(pack, eccn)
}

/** A cell in words: what was refused, what the value means, or what is missing; '': nothing to say. */
export function hintOf(tree: TreeRow, column: string, look: Look): string {
  const { row } = tree
  const typed = look.typed[cellKey(row.line, column)]
  if (typed?.problem && isEditableColumn(column)) {
    const shown = cellText(row, column)
    return `${typed.problem} Still ${shown || 'not known'} in the file; Escape takes back what was typed.`
  }
  switch (column) {
    case 'mark':
    case 'number':
      return markHint(row, look)
    case 'item':
      return itemHint(row)
    case 'name':
      return row.name
    case 'origin':
      if (row.itemType === 'product') return originOfProduct(row)
      return row.origin
        ? `Country of origin: ${countryName(row.origin)}`
        : 'Country of origin not known'
    case 'eccn':
      return eccnHint(look.pack, row)
    case 'supplier':
      return row.supplier ? (look.makerNames.get(row.supplier) ?? row.supplier) : ''
    case 'price':
    case 'basis':
      return priceHint(row, look)
    case 'value':
      return valueHint(row, look)
    case 'share':
      return shareHint(tree, look)
    default:
      return row.note ?? ''
  }
}

function markHint(row: BomRow, { marks, destination, isOlder }: Look): string {
  if (!marks) return ''
  const mark = marks.of(row)
  const reasons = marks.reasons(row)
  if (!mark) return `${row.item}: no US content for ${destination}, as far as is known`
  const missing = reasons?.missing.length ? `missing: ${reasons.missing.join(', ')}` : ''
  const because = [...new Set(reasons?.because)].join(', ')
  const older = isOlder ? '(of an older revision)' : ''
  const inside = reasons ? '' : 'as what is inside it'
  return [`${MARKS[mark]} for ${destination}`, inside, because, missing, older]
    .filter(Boolean)
    .join(' · ')
}

function itemHint({ item, name, itemType, lines, alternates }: BomRow): string {
  const what = itemType === 'product' ? `sub-assembly of ${lines} lines` : 'part'
  const instead = alternates.length > 0 ? `or in its place ${alternates.join(', ')}` : ''
  return [name === item ? item : `${item}: ${name}`, what, instead].filter(Boolean).join(' · ')
}

function originOfProduct({ item, origin, supplier }: BomRow): string {
  return origin
    ? `${item} is made in ${countryName(origin)} by ${supplier}`
    : `Where ${item} is made is not known: say who makes it`
}

function priceHint({ price, itemType }: BomRow, { rate, currency, isOneCurrency }: Look): string {
  if (!price) {
    const bare = `A number alone is in ${currency}`
    return itemType === 'part'
      ? `Price not known: its value is not known · ${isOneCurrency ? bare : 'give its currency'}`
      : 'No price of its own'
  }
  const basis = price.basis ?? 'basis not recorded'
  if (!/[1-9]/.test(price.amount) || price.amount.startsWith('-'))
    return 'A price of zero or less is no fair market value: its value is not known'
  const gap = rate(price.currency) ? '' : `no rate from ${price.currency} to ${currency}`
  return [`${price.amount} ${price.currency} for one`, basis, gap].filter(Boolean).join(' · ')
}

function valueHint(row: BomRow, look: Look): string {
  const value = lineValue(row, look.rate)
  if (!value) return priceHint(row, look)
  return `${row.quantity} in one ${row.product}: exactly ${format(value)} ${look.currency}`
}

function shareHint(tree: TreeRow, look: Look): string {
  const { price, product, rate, rowOf } = look
  if (price === null) return `The price of ${product} is not known`
  const share = pathShare(tree.row, quantitiesAbove(tree, rowOf), price, rate)
  if (!share) return priceHint(tree.row, look)
  const exact = format(share)
  return `${shareText(exact)} of the price of ${product}, by this path: exactly ${exact}`
}
