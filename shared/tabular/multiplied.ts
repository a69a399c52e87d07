import { divide, format, multiply, parseRatio, type Ratio } from '../money/ratio.ts'
import type { DraftRow } from './draft.ts'

/** Whether the quantities below sub-assemblies may be those of the whole product. */
export interface Multiplied {
  isOpen: boolean
  /** Lines below a sub-assembly that is used more than once, each with that sub-assembly. */
  lines: readonly { line: DraftRow; above: DraftRow }[]
}

/**
 * Some systems list quantities already multiplied up: those of the whole product, not of one
 * sub-assembly. It may be so where every quantity below a sub-assembly that is used more than once
 * is a multiple of how often it is used. `answer`: "total" where it is so; they are then divided.
 */
export function takeApartQuantities(
  drafts: readonly DraftRow[],
  answer: string | null,
): Multiplied {
  const shown = drafts.map(({ values }) => (values.quantity ? parseRatio(values.quantity) : null))
  const lines: { line: DraftRow; above: DraftRow }[] = []
  let mayBe = true
  drafts.forEach((line, i) => {
    const { parent } = line.place
    const above = parent === null ? undefined : drafts[parent]
    const [quantity, times] = [shown[i], parent === null ? null : shown[parent]]
    if (!above || above.isRoot || !quantity || !times || times.n === 0n) return
    const each = divide(quantity, times)
    if (answer === 'total') setQuantity(line, each)
    if (isWhole(times) && times.n > 1n) {
      lines.push({ line, above })
      if (!isWhole(each) || each.n === 0n) mayBe = false
    }
  })
  return { isOpen: answer === null && mayBe && lines.length > 0, lines }
}

function isWhole({ d }: Ratio): boolean {
  return d === 1n
}

function setQuantity(line: DraftRow, each: Ratio): void {
  const text = format(multiply(each, { n: 1n, d: 1n }))
  if (!text.includes('/')) line.values.quantity = text
  else {
    const message = 'is no exact quantity for one of what it is in'
    line.problems.push({ field: 'quantity', text: line.values.quantity ?? '', message })
  }
}
