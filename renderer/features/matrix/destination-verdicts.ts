import { type Act, worstActOf } from '../../../shared/calc/result/act.ts'
import { cellAt, cellTextWithUnit } from './cell.ts'
import type { Column, ProductLine } from './lines.ts'
import type { Shown } from './view.ts'

/** How one destination stands for the product on the map, or for the worst of those shown. */
export interface DestinationVerdict {
  column: Column
  /** null: not worked out yet. */
  act: Act | null
  text: string
  /** The product that the verdict is of. */
  product: string | null
}

/** The verdict of each destination shown: of one product, or with null of the worst of all shown. */
export function destinationVerdicts(
  { columns, lines }: Shown,
  product: string | null,
): DestinationVerdict[] {
  const rows = lines.filter((line): line is ProductLine => line.kind === 'product')
  const asked = product === null ? rows : rows.filter((line) => line.product.id === product)
  return columns.map((column) => {
    const line = worstAt(asked, column.at)
    if (!line?.answered) return { column, act: null, text: '', product: null }
    const cell = cellAt(line.answered.row, column.at)
    return { column, act: cell.act, text: cellTextWithUnit(cell), product: line.product.id }
  })
}

function worstAt(lines: readonly ProductLine[], at: number): ProductLine | undefined {
  const answered = lines.filter((line) => line.answered)
  const acts = answered.flatMap((line) => line.answered?.row.acts[at] ?? [])
  const worst = worstActOf(acts)
  return answered.find((line) => line.answered?.row.acts[at] === worst)
}
