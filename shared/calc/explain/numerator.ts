import type { Ratio } from '../../money/ratio.ts'
import { PartItem } from '../content/item.ts'
import type { Determination } from '../verdict/determination.ts'
import {
  decide,
  isBlocked,
  type Span,
  settledBeforePercentage,
  type Verdict,
} from '../verdict/weigh.ts'
import type { Row } from './item-rows.ts'

/** What an item brings into the numerator, once for each class and channel in which it lies. */
export interface Contribution {
  item: string
  /** Whether it counts for certain or only may. */
  counts: 'yes' | 'unknown'
  /** Exact value in the reporting currency; null where the unit value is not known. */
  value: Ratio | null
  /** The currency of the item's price; null: it has none. */
  currency: string | null
}

/** A determination taken apart into what amounts come from, for asking what other amounts would make of it. */
export interface Numerator {
  /** The terms of the numerator; those that certainly count add up to its low bound, all to its high. */
  readonly contributions: readonly Contribution[]
  /** Nothing may count beyond the terms: what lies in it is listed in full, and copies sold are known. */
  isListed: boolean
  controlled: Span
  /** The selling price in the reporting currency; null: not known. */
  price: Ratio | null
  /** Nothing is open or settled that no percentage can change. */
  isUpToShare: boolean
  /** The verdict that another share would have, all else equal. */
  decide(share: Span | null): Verdict
}

/** Takes a determination apart; its rows are asked for with the contributions. */
export function numeratorOf(determination: Determination, rows: () => readonly Row[]): Numerator {
  const {
    judge: { pack },
    item,
    judgement,
    weighing,
  } = determination
  let contributions: readonly Contribution[] | null = null
  return {
    get contributions() {
      contributions ??= contributionsOf(determination, rows())
      return contributions
    },
    isListed: !item.isUnlisted && item.copies !== null && !lacksRows(determination),
    controlled: weighing.controlled,
    price: weighing.price.amount,
    isUpToShare: settledBeforePercentage(pack, judgement) === null && !isBlocked(judgement),
    decide: (share) => decide(pack, item, judgement, share),
  }
}

/** Whether rows that were not taken over could count. */
function lacksRows({ judge, judgement }: Determination): boolean {
  return judgement.placedClasses.some(
    (placedClass) =>
      placedClass.counts !== 'no' && judge.contentIn(placedClass).isNotTaken === true,
  )
}

function contributionsOf({ judgement }: Determination, rows: readonly Row[]): Contribution[] {
  const counts = new Map(
    judgement.placedClasses.map((placedClass) => [placedClass.number, placedClass.counts]),
  )
  return rows.flatMap(({ item, placedClass, isNotTaken, value, source }) => {
    const answer = counts.get(placedClass) ?? 'no'
    if (answer === 'no' || isNotTaken) return []
    const { price } = source instanceof PartItem ? source.part : source.product
    return [{ item, counts: answer, value, currency: price?.currency ?? null }]
  })
}
