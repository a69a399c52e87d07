import { suggestMapping } from '../../../../shared/tabular/columns.ts'
import type { Field } from '../../../../shared/tabular/fields.ts'
import { type EditableColumn, isEditableColumn } from '../cell-text.ts'
import type { CellsBelow, OverPlan } from './over-cells.ts'

const FIELDS: Record<EditableColumn, Field> = {
  item: 'item',
  name: 'name',
  origin: 'origin',
  eccn: 'eccn',
  kind: 'kind',
  supplier: 'supplier',
  quantity: 'quantity',
  unit: 'unit',
  price: 'unitPrice',
  basis: 'basis',
  note: 'note',
}

type Block = readonly (readonly string[])[]

/** What the columns of a block without headings are, by the cells that it was pasted on; null: that does not say it. */
export function fieldsBelow(block: Block, cells: CellsBelow | null): (Field | null)[] | null {
  const width = Math.max(0, ...block.map((row) => row.length))
  const fields = (cells?.columns ?? [])
    .slice(0, width)
    .map((column) => (isEditableColumn(column) ? FIELDS[column] : null))
  return fields.includes('item') ? fields : null
}

/**
 * How a block is first offered: over the cells below it only where it has no headings, most of its
 * cells can be written or only ask which of several values is meant, and none puts another item on a
 * line.
 */
export function firstMode(
  block: Block,
  cells: CellsBelow | null,
  plan: OverPlan | null,
): 'lines' | 'cells' {
  if (!cells || !plan || suggestMapping(block).header !== null) return 'lines'
  const written = plan.cells.filter(({ problem }) => problem === null)
  const changesItems = written.some(({ column }) => column === 'item')
  const fits = plan.cells.filter(({ problem, readings }) => problem === null || readings.length > 0)
  const isMost = fits.length * 2 > plan.cells.length || plan.cells.length === 0
  return isMost && !changesItems ? 'cells' : 'lines'
}
