import type { DirectProductState } from '../rules/direct-product.ts'

/** The states of a rule of 734.9 in words, from the one that asks for most to the one that asks for least. */
export const DIRECT_PRODUCT_STATES: Record<DirectProductState, string> = {
  in: 'reached',
  open: 'open',
  'by-party': 'by party or use',
  out: 'out',
}

/** How many rules are in each state, those that are out last: "1 reached, 5 open, 7 out". */
export function directProductCounts(counts: Record<DirectProductState, number>): string {
  return Object.entries(DIRECT_PRODUCT_STATES)
    .flatMap(([state, words]) => {
      const count = counts[state as DirectProductState]
      return count > 0 ? [`${count} ${words}`] : []
    })
    .join(', ')
}
