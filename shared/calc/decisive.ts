import { readRatio } from '../money/display.ts'
import { compare } from '../money/ratio.ts'
import type { Result } from './result/result.ts'

/** An item of which something is not known, with the open verdicts that it stands in. */
export interface Decisive {
  item: string
  /** Undetermined verdicts: products times destinations. */
  verdicts: number
  products: number
  /** In how many of them no percentage can settle the verdict before it is known. */
  blocks: number
  /** How far an answer could move a share at most, as exact text; null: without bound. */
  gap: string | null
}

/** Adds up what is not known over undetermined results. */
export class DecisiveItems {
  private readonly items = new Map<string, Decisive & { of: Set<string> }>()

  /** Takes the unknown items of a result; one that is not undetermined has nothing to settle. */
  add({ product, outcome, unknown }: Result): void {
    if (outcome !== 'undetermined') return
    const seen = new Set<string>()
    for (const { path, gap, blocks } of unknown) {
      const item = path.at(-1) ?? product
      let of = this.items.get(item)
      if (!of) {
        of = { item, verdicts: 0, products: 0, blocks: 0, gap: '0', of: new Set() }
        this.items.set(item, of)
      }
      if (!seen.has(item)) {
        seen.add(item)
        of.verdicts++
        of.of.add(product)
        if (blocks) of.blocks++
      }
      of.gap = wider(of.gap, gap)
    }
  }

  /** The most decisive first: in most verdicts, then what blocks, then what moves the share furthest. */
  list(): Decisive[] {
    return [...this.items.values()]
      .map(({ of, ...decisive }) => ({ ...decisive, products: of.size }))
      .sort(
        (a, b) =>
          b.verdicts - a.verdicts ||
          b.blocks - a.blocks ||
          byGap(b.gap, a.gap) ||
          (a.item < b.item ? -1 : 1),
      )
  }
}

function wider(a: string | null, b: string | null): string | null {
  return byGap(a, b) >= 0 ? a : b
}

function byGap(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return compare(readRatio(a), readRatio(b))
}
