import type { Act } from '../../../shared/calc/result/act.ts'
import type { RuleGroup } from '../../../shared/rules/groups.ts'
import type { ProductRow } from '../../../shared/workspace/views.ts'
import type { AnsweredRow } from '../../stores/matrix.ts'

/** A destination as a column. */
export interface Column {
  code: string
  name: string
  /** Its place in the order of the answers. */
  at: number
  group: RuleGroup
}

/** Columns side by side that are of one rule group. */
export interface Band {
  group: RuleGroup
  from: number
  count: number
}

export type Counts = Record<Act, number>

/** A product as a row; `other` is its answer by the other method, where both are compared. */
export interface ProductLine {
  kind: 'product'
  product: ProductRow
  answered: AnsweredRow | null
  other: AnsweredRow | null
  /** Over the columns shown; null: not worked out yet. */
  counts: Counts | null
}

/** The heading of a company above the products that it makes. */
export interface CompanyLine {
  kind: 'company'
  id: string
  name: string
  country: string | null
  products: number
}

export type MatrixLine = ProductLine | CompanyLine
