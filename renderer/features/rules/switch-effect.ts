import type { Output } from '../../../shared/ipc/contract.ts'
import type { Choices, RulePack } from '../../../shared/rules/pack.ts'

type MatrixRow = Output<'evaluate.matrix'>['rows'][number]

/** One verdict before and after; amounts are exact shares. */
export interface SwitchedVerdict {
  act: MatrixRow['acts'][number]
  low: string | null
  high: string | null
  rule: string | null
}

/** What a switch changes for one product and destination. */
export interface SwitchEffect {
  product: string
  destination: string
  before: SwitchedVerdict
  after: SwitchedVerdict
  /** Whether the verdict is another one, not the share alone. */
  isFlipped: boolean
}

/** The cells that differ between two matrices over the same destinations, flipped verdicts first. */
export function changesOf(
  destinations: readonly string[],
  before: readonly MatrixRow[],
  after: readonly MatrixRow[],
): SwitchEffect[] {
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

/** The choices with one option taken; a default is not kept as a choice. */
export function withOption(pack: RulePack, choices: Choices, id: string, option: string): Choices {
  const { [id]: _before, ...others } = choices
  return pack.switchById.get(id)?.default === option ? others : { ...others, [id]: option }
}

function verdictAt(row: MatrixRow, at: number): SwitchedVerdict | null {
  const act = row.acts[at]
  if (!act) return null
  return {
    act,
    low: row.low[at] ?? null,
    high: row.high[at] ?? null,
    rule: row.rules[at] ?? null,
  }
}
