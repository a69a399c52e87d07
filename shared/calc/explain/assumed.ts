import { add, compare, divide, format, multiply, ONE, type Ratio, ZERO } from '../../money/ratio.ts'
import type { Assumed } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { Row } from './item-rows.ts'

/**
 * What a determination assumes of foreign parts without a declaration of the US content inside
 * them: how many they are, what they are worth, and from which share of controlled US content in
 * them on the outcome would be another. null: no such part lies in it.
 */
export function assumedOf(determination: Determination, rows: readonly Row[]): Assumed | null {
  const { judge, judgement, weighing, verdict } = determination
  if (verdict.settledBy === 'jurisdiction') return null
  const assumed = new Set(
    judgement.placedClasses
      .filter(
        ({ channel, counts, treatment, ...placed }) =>
          judge.contentIn({ channel, ...placed }).isUndeclared &&
          (channel === 'sure' || channel === 'unsure') &&
          counts === 'no' &&
          treatment.isContent !== 'no',
      )
      .map(({ number }) => number),
  )
  if (assumed.size === 0) return null
  const found = rows.filter(({ placedClass }) => assumed.has(placedClass))
  if (found.length === 0) return null
  const value = sumOf(found)
  const price = weighing.price.amount
  const flipsAt = value && flippingShare(determination, value)
  return {
    undeclaredForeign: {
      parts: new Set(found.map(({ item }) => item)).size,
      value: value && format(value),
      shareOfPrice: value && price && format(divide(value, price)),
      flipsAt: flipsAt && format(flipsAt),
    },
  }
}

/** null: the value of one of them is not known. */
function sumOf(rows: readonly Row[]): Ratio | null {
  let sum: Ratio = ZERO
  for (const { value } of rows) {
    if (!value) return null
    sum = add(sum, value)
  }
  return sum
}

/** The share of counting US content in parts of this value beyond which the outcome is another. */
function flippingShare({ verdict, weighing }: Determination, value: Ratio): Ratio | null {
  const { controlled, price } = weighing
  if (!verdict.level || !price.amount || verdict.outcome === 'subject' || value.n === 0n)
    return null
  const counted = verdict.outcome === 'undetermined' ? controlled.low : controlled.high
  if (!counted) return null
  const room = add(multiply(verdict.level, price.amount), { n: -counted.n, d: counted.d })
  const share = divide(room, value)
  return compare(share, ONE) < 0 ? share : null
}
