import {
  add,
  compare,
  divide,
  format,
  multiply,
  ONE,
  parseRatio,
  type Ratio,
  ZERO,
} from '../../money/ratio.ts'
import type { Assumed } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { Judgement } from '../verdict/judge.ts'
import { decide } from '../verdict/weigh.ts'
import type { Row } from './item-rows.ts'

const HALF: Ratio = { n: 1n, d: 2n }

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
  const flipsAt = value && flippingShare(determination, assumed, value)
  const mayFlip = verdict.level !== null && verdict.outcome !== 'subject'
  return {
    undeclaredForeign: {
      parts: new Set(found.map(({ item }) => item)).size,
      value: value && format(value),
      shareOfPrice: value && price && format(divide(value, price)),
      flipsAt: flipsAt && format(flipsAt),
      ...(mayFlip && !(value && price) && { flipIsOpen: true as const }),
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

/**
 * The share of counting US content in parts of this value beyond which the outcome is another: the
 * level is passed, or technology needs a one-time report that is not there. null: none is.
 */
function flippingShare(
  { judge: { pack }, item, judgement, weighing, verdict }: Determination,
  assumed: ReadonlySet<number>,
  value: Ratio,
): Ratio | null {
  const { share, price } = weighing
  if (!verdict.level || !share || !price.amount || value.n === 0n) return null
  const ofPrice = divide(value, price.amount)
  const supposed: Judgement = {
    ...judgement,
    placedClasses: judgement.placedClasses.map((placed) =>
      assumed.has(placed.number) ? { ...placed, counts: 'yes' } : placed,
    ),
  }
  const figures = [verdict.level, parseRatio(pack.levels.technologyReport.destinationAbove)]
  const bounds = share.high ? [share.low, share.high] : [share.low]
  const turns = figures
    .flatMap((figure) => bounds.map((bound) => divide(add(figure, negated(bound)), ofPrice)))
    .filter((turn) => turn.n > 0n && compare(turn, ONE) < 0)
  const inOrder = [ZERO, ...turns.sort(compare)]
  const found = inOrder.find((turn, i) => {
    // Between one turn and the next the outcome is one and the same.
    const beyond = multiply(HALF, add(turn, inOrder[i + 1] ?? ONE))
    const more = multiply(beyond, ofPrice)
    const high = share.high && add(share.high, more)
    const { outcome } = decide(pack, item, supposed, { low: add(share.low, more), high })
    return outcome !== verdict.outcome
  })
  return found ?? null
}

function negated({ n, d }: Ratio): Ratio {
  return { n: -n, d }
}
