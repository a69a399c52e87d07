import type { RulePack } from '../../../shared/rules/pack.ts'
import type { TypedCell } from '../../stores/cells.ts'
import type { TreeRow } from '../../stores/tree.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import type { Rate } from './amounts.ts'
import type { LineMarks } from './marks.ts'

/** What the cells of a bill of materials look at beside their row. */
export interface Look {
  pack: RulePack
  currency: string
  /** Whether all prices are in it. */
  isOneCurrency: boolean
  rate: Rate
  /** The marks for the destination chosen; null: no result yet. */
  marks: LineMarks | null
  /** The destination that the marks are for, in words. */
  destination: string
  /** The price of the product on screen in the reporting currency; null: not known. */
  price: string | null
  product: string
  /** Marks and shares are those of another revision than the lines. */
  isOlder: boolean
  typed: Record<string, TypedCell>
  isUs: (country: string) => boolean
  makerNames: ReadonlyMap<string, string>
  origins: readonly Suggestion[]
  suppliers: readonly Suggestion[]
  suggestItems: (text: string) => Suggestion[]
  /** The row of a key, as it is shown. */
  rowOf: (key: string) => TreeRow | undefined
}

/** The quantities of the lines above a row, up to the product. */
export function quantitiesAbove({ above }: TreeRow, rowOf: Look['rowOf']): string[] {
  const quantities: string[] = []
  for (let key = above; key !== null; ) {
    const row = rowOf(key)
    if (!row) break
    quantities.push(row.row.quantity)
    key = row.above
  }
  return quantities
}
