import { readRatio } from '../money/display.ts'
import { compare } from '../money/ratio.ts'
import { type OpenItem, OpenItems } from './result/complete.ts'

/** An item of which something is not known, with the open verdicts and needs that it stands in. */
export interface Decisive extends OpenItem {
  /** Open verdicts or needs: products times destinations. */
  verdicts: number
  products: number
  /** In how many of them no percentage can settle the verdict before it is known. */
  blocking: number
}

/** Adds up what is not known over products and destinations. */
export class DecisiveItems {
  private readonly open = new OpenItems()
  private readonly counts = new Map<
    string,
    { verdicts: number; blocking: number; products: Set<string> }
  >()

  /** Takes what is open of one product for one destination. */
  add(product: string, items: readonly OpenItem[]): void {
    for (const open of items) {
      this.open.add(open)
      const counted = this.counts.get(open.item) ?? {
        verdicts: 0,
        blocking: 0,
        products: new Set(),
      }
      this.counts.set(open.item, counted)
      counted.verdicts++
      if (open.blocks) counted.blocking++
      counted.products.add(product)
    }
  }

  /** The most decisive first: in most verdicts, then what blocks, then what moves the share furthest. */
  list(): Decisive[] {
    return this.open
      .list()
      .map((open) => {
        const { verdicts = 0, blocking = 0, products } = this.counts.get(open.item) ?? {}
        return { ...open, verdicts, blocking, products: products?.size ?? 0 }
      })
      .sort(
        (a, b) =>
          b.verdicts - a.verdicts ||
          b.blocking - a.blocking ||
          byGap(b.gap, a.gap) ||
          (a.item < b.item ? -1 : 1),
      )
  }
}

function byGap(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return compare(readRatio(a), readRatio(b))
}
