import type { Field } from './fields.ts'
import type { RowPlace } from './hierarchy.ts'
import type { CellProblem, Values } from './row.ts'

/** A row of data on its way through the plan. */
export interface DraftRow {
  /** Its place in the table, from 0. */
  index: number
  values: Values
  place: RowPlace
  problems: CellProblem[]
  warnings: CellProblem[]
  kept: CellProblem[]
  /** Why its line is not added although it is whole. */
  repeats?: string
  /** Whether it is the product itself. */
  isRoot: boolean
}

/** Fields without which a row can still be added, with the fact unknown. */
export const KEEPABLE: ReadonlySet<Field> = new Set<Field>([
  'origin',
  'eccn',
  'unitPrice',
  'priceUnit',
  'extendedPrice',
  'currency',
  'basis',
  'supplier',
  'madeBy',
  'usShare',
  'usEccn',
  'hts',
  'name',
  'manufacturerPartNumber',
])

/** The item that a row's line belongs to. */
export function parentOf(draft: DraftRow, drafts: readonly DraftRow[], product: string): string {
  return draft.place.parent === null
    ? product
    : (drafts[draft.place.parent]?.values.item ?? product)
}
