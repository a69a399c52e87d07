import type { BomRow } from '../../../shared/workspace/views.ts'
import { typeableHere } from '../../ui/number-format.ts'

/** The columns of a bill of materials whose cells can be written. */
export const EDITABLE = [
  'item',
  'name',
  'origin',
  'eccn',
  'kind',
  'supplier',
  'quantity',
  'unit',
  'price',
  'basis',
  'note',
] as const

export type EditableColumn = (typeof EDITABLE)[number]

export const COLUMN_NAMES: Record<EditableColumn, string> = {
  item: 'item',
  name: 'description',
  origin: 'country of origin',
  eccn: 'ECCN',
  kind: 'kind',
  supplier: 'supplier',
  quantity: 'quantity',
  unit: 'unit',
  price: 'unit price',
  basis: 'basis of the price',
  note: 'note',
}

export function isEditableColumn(column: string): column is EditableColumn {
  return (EDITABLE as readonly string[]).includes(column)
}

/** What stands in a cell, as it can be typed again; '': not known, or none. */
export function cellText(row: BomRow, column: EditableColumn): string {
  switch (column) {
    case 'name':
      return row.name === row.item ? '' : row.name
    case 'price':
      return row.price ? `${typeableHere(row.price.amount)} ${row.price.currency}` : ''
    case 'quantity':
      return typeableHere(row.quantity)
    case 'basis':
      return row.price?.basis ?? ''
    default:
      return row[column] ?? ''
  }
}

/** Whether a cell can be written: a sub-assembly has its origin from its maker. */
export function canWrite(row: BomRow, column: EditableColumn): boolean {
  return column !== 'origin' || row.itemType === 'part'
}
