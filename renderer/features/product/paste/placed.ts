import { isCountryLike, isEccnLike, isNumberLike } from '../../../../shared/tabular/cell-kinds.ts'
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

/**
 * What the columns of a block without headings are, by the cells that it was pasted on, and where what
 * stands in one is nothing of that kind, by what does; null: the cells do not say it.
 */
export function fieldsBelow(block: Block, cells: CellsBelow | null): (Field | null)[] | null {
  const width = Math.max(0, ...block.map((row) => row.length))
  const fields = (cells?.columns ?? [])
    .slice(0, width)
    .map((column) => (isEditableColumn(column) ? FIELDS[column] : null))
  return fields.includes('item') ? fitted(fields, block) : null
}

/** Fields as they are placed where their cells fit, and for the other columns what their cells alone say. */
function fitted(fields: readonly (Field | null)[], block: Block): (Field | null)[] {
  const cells = fields.map((_, at) =>
    block.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''),
  )
  const kept = fields.map((field, at) => (isFit(field, cells[at] ?? []) ? field : null))
  if (kept.every((field, at) => field === fields[at])) return kept
  const open = kept.flatMap((field, at) =>
    field === null && (cells[at]?.length ?? 0) > 0 ? [at] : [],
  )
  for (const [field, test] of BY_CONTENT) {
    if (kept.includes(field)) continue
    const found = open.filter((at) => kept[at] === null && cells[at]?.every(test))
    // Of two columns of plain numbers neither is taken: which is the quantity is asked.
    if (found.length === 1 && found[0] !== undefined) kept[found[0]] = field
  }
  return kept
}

function isFit(field: Field | null, cells: readonly string[]): boolean {
  if (field === null || cells.length === 0) return true
  const test = FITS[field]
  return test === undefined || cells.filter(test).length * 2 > cells.length
}

const isPlainNumber = (cell: string) => isNumberLike(cell) && /^[\d.,'\s]+$/.test(cell)

const FITS: Partial<Record<Field, (cell: string) => boolean>> = {
  name: (cell) => !isPlainNumber(cell),
  origin: isCountryLike,
  eccn: isEccnLike,
  quantity: isNumberLike,
  unitPrice: isNumberLike,
}

const BY_CONTENT: readonly [Field, (cell: string) => boolean][] = [
  ['eccn', isEccnLike],
  ['origin', isCountryLike],
  ['unitPrice', (cell) => isNumberLike(cell) && !isPlainNumber(cell)],
  ['quantity', isPlainNumber],
  ['name', (cell) => /\p{L}{3,}/u.test(cell)],
]

/**
 * How a block is first offered: over the cells below it only where it has no headings, none of them puts
 * another item on a line, and most can be written or only ask which of several values is meant, or no
 * column of it holds part numbers, so that it cannot be lines.
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
  const canBeLines = cells.columns.includes('item') || !isSameKind(block, cells)
  return (isMost || !canBeLines) && !changesItems ? 'cells' : 'lines'
}

/** Whether the cells of each column are what the column below it holds. */
function isSameKind(block: Block, { columns }: CellsBelow): boolean {
  const width = Math.max(0, ...block.map((row) => row.length))
  if (width === 0 || width > columns.length) return false
  return columns.slice(0, width).every((column, at) => {
    if (!isEditableColumn(column)) return false
    const cells = block.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    return FITS[FIELDS[column]] !== undefined && isFit(FIELDS[column], cells)
  })
}
