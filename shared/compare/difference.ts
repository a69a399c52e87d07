/** What a difference is about. */
export type DifferenceKind =
  | 'line'
  | 'fact'
  | 'price'
  | 'rate'
  | 'classification'
  | 'origin'
  | 'declaration'
  | 'company'
  | 'record'
  | 'switch'
  | 'day'
  | 'rules'
  | 'currency'

/** One thing that two states of a product say differently, at any depth of it. */
export interface Difference {
  kind: DifferenceKind
  /** The part or product that it is of, or whose line it is; null: the workspace. */
  item: string | null
  /** One way from the product down to the item; empty: it is of the workspace. */
  path: string[]
  /** In words, such as `country of origin`. */
  field: string
  /** null: not given, or not there. */
  before: string | null
  after: string | null
  /** Whether a result can rest on it; what it cannot moves no share. */
  rests: boolean
  /** All of it in one line. */
  sentence: string
}

/** A value of a difference for reading. */
export function differenceValue(value: string | null): string {
  return value ?? 'not given'
}

/** The line that tells a difference of a field. */
export function fieldSentence(
  of: string | null,
  { field, before, after }: Pick<Difference, 'field' | 'before' | 'after'>,
): string {
  const turn = `${field} ${differenceValue(before)} → ${differenceValue(after)}`
  return of === null ? turn : `${of}: ${turn}`
}
