import type { Kind } from '../../model/schema.ts'
import { add, format, multiply, type Ratio, ZERO } from '../../money/ratio.ts'
import type { Answer } from '../../rules/answer.ts'
import type { Origin } from '../../rules/content.ts'
import type { Determination } from '../verdict/determination.ts'
import type { JudgedClass } from '../verdict/judged-content.ts'
import type { Row } from './item-rows.ts'

/** One thing in a product that is of US origin, or may be: an item, or what is declared inside one. */
export interface UsContent {
  item: string
  name: string | null
  kind: Kind
  /** It is the US content that a supplier declares inside the item. */
  isDeclared: boolean
  eccn: string | null
  /** `unknown`: that it is of US origin is not sure. */
  origin: Exclude<Origin, 'foreign'>
  /** How many of the item lie in the product, over all paths. */
  quantity: string
  /** In the reporting currency, of all that lie in the product or in all copies sold; null: not known. */
  value: string | null
  basis: string | null
  /** Whether it is controlled content of the product for the destination (734 Supp. 2(a)(1)). */
  counts: Answer
}

/** Materials from one origin: how many items, their value, and the items whose value is not known. */
export interface Materials {
  items: number
  /** In the reporting currency, of those whose value is known. */
  value: string
  unpriced: string[]
}

/** What a product is made of, by origin. An item of US make is one material at its full price. */
export interface MadeOf {
  usContent: UsContent[]
  materials: Record<Origin, Materials>
  /** All that lies in it is listed, and how many copies its price stands for is known. */
  isListed: boolean
}

/**
 * What of a product is US content for a destination, controlled or not, and the materials that its
 * value is made of. Those of `usContent` that count add up to the low bound of the numerator, with
 * those that may to the high one. What is shipped beside the product is not part of it.
 */
export function madeOf(determination: Determination, rows: readonly Row[]): MadeOf {
  const { judge, item, judgement } = determination
  const { copies } = item
  const judged = new Map(judgement.placedClasses.map((one) => [one.number, one]))
  const worthOf = ({ value }: Row) => value && copies && multiply(value, copies)
  const usContent: UsContent[] = []
  const sums: Record<Origin, Sum> = { us: new Sum(), foreign: new Sum(), unknown: new Sum() }
  const isListed = !item.isUnlisted && copies !== null && !rows.some((row) => row.isNotTaken)
  for (const row of rows) {
    const placedClass = judged.get(row.placedClass) as JudgedClass
    const { channel, counts, treatment, unless } = placedClass
    if (row.isNotTaken || channel === 'inUsItem' || treatment.isContent === 'no') continue
    const { origin, eccn, isDeclared = false } = judge.contentIn(placedClass)
    const value = worthOf(row)
    // What is declared inside a part of unknown origin counts in the place of the whole, or not at all.
    const isToldByWhole = unless !== null && counts === 'no'
    if (!isToldByWhole && (origin !== 'foreign' || counts !== 'no')) {
      usContent.push({
        item: row.item,
        name: row.source.name,
        kind: 'part' in row.source ? row.source.part.kind : row.source.product.kind,
        isDeclared,
        eccn: eccn?.text ?? null,
        origin: origin === 'us' ? 'us' : 'unknown',
        quantity: row.quantity,
        value: value && format(value),
        basis: row.basis,
        counts,
      })
    }
    if (isDeclared) {
      if (origin !== 'us') continue
      sums.us.take(row.item, value)
      sums.foreign.giveUp(value)
    } else if (isMaterial(row, origin)) sums[origin].take(row.item, value)
  }
  const materials = {
    us: sums.us.told(),
    foreign: sums.foreign.told(),
    unknown: sums.unknown.told(),
  }
  return { usContent, materials, isListed }
}

/** A sub-assembly whose maker is not known is looked into, and is no material itself. */
function isMaterial({ source }: Row, origin: Origin): boolean {
  return !('product' in source) || origin === 'us' || source.product.lines.length === 0
}

/** Materials of one origin as they are added up. */
class Sum {
  private readonly items = new Set<string>()
  private readonly unpriced = new Set<string>()
  private value: Ratio = ZERO

  take(item: string, value: Ratio | null): void {
    this.items.add(item)
    if (value) this.value = add(this.value, value)
    else this.unpriced.add(item)
  }

  /** What is declared to be of another origin inside what was taken. */
  giveUp(value: Ratio | null): void {
    if (value) this.value = add(this.value, { n: -value.n, d: value.d })
  }

  told(): Materials {
    return { items: this.items.size, value: format(this.value), unpriced: [...this.unpriced] }
  }
}
