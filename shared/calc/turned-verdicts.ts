import type { MatrixRow } from './verdict/matrix.ts'

/** One verdict before and after; amounts are exact shares. */
export interface TurnedCell {
  act: MatrixRow['acts'][number]
  low: string | null
  high: string | null
  rule: string | null
}

/** What other rules, switches or days change for one product and destination. */
export interface TurnedVerdict {
  product: string
  destination: string
  before: TurnedCell
  after: TurnedCell
  /** Whether the verdict is another one, not the share alone. */
  isFlipped: boolean
}

/** The verdicts of one product, as a row of a matrix. */
type ProductRow = { product: string } & Pick<MatrixRow, 'acts' | 'low' | 'high' | 'rules'>

/** The cells that differ between two matrices over the same destinations, flipped verdicts first. */
export function turnedVerdicts(
  destinations: readonly string[],
  before: readonly ProductRow[],
  after: readonly ProductRow[],
): TurnedVerdict[] {
  const afterOf = new Map(after.map((row) => [row.product, row]))
  const changes = before.flatMap((row) => {
    const other = afterOf.get(row.product)
    if (!other) return []
    return destinations.flatMap((destination, at) => {
      const [was, is] = [verdictAt(row, at), verdictAt(other, at)]
      if (!was || !is || JSON.stringify(was) === JSON.stringify(is)) return []
      const isFlipped = was.act !== is.act
      return [{ product: row.product, destination, before: was, after: is, isFlipped }]
    })
  })
  return changes.sort((a, b) => Number(b.isFlipped) - Number(a.isFlipped))
}

function verdictAt(row: ProductRow, at: number): TurnedCell | null {
  const act = row.acts[at]
  if (!act) return null
  return {
    act,
    low: row.low[at] ?? null,
    high: row.high[at] ?? null,
    rule: row.rules[at] ?? null,
  }
}
