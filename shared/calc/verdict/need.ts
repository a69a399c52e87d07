import { isAmong } from '../../rules/destination.ts'
import { type DirectProductFinding, isExemptFrom } from '../../rules/direct-product.ts'
import { type ProductNeed, productNeed } from '../../rules/product-need.ts'
import { reasonOf } from '../../rules/reason.ts'
import type { Determination } from './determination.ts'
import { contentOfProduct } from './needs-by-class.ts'

/** The need by another route than the share, where that route gives another one. */
export interface NeedOfRoute {
  /** The paragraph by which the product would be subject. */
  route: string
  need: ProductNeed
}

/** The licence need of the product itself for the destination, whatever its share is. */
export interface Needs {
  need: ProductNeed
  routes: NeedOfRoute[]
}

/**
 * The licence need of the product of a determination, classified itself (732.3(b)), and where a
 * direct product rule of 734.9 alone would make it subject, the need that is left then.
 */
export function needsOf(
  { contents, judge, item, judgement }: Determination,
  directProductRules: readonly DirectProductFinding[],
): Needs {
  const { pack, choices } = judge
  const { destination, setting } = judgement
  const need = productNeed(pack, choices, contentOfProduct(item, contents.basis), setting)
  const states = new Map(directProductRules.map(({ rule, state }) => [rule, state]))
  const routes = pack.directProduct.rules.flatMap((rule) => {
    const { id, exempt, partyBased, destinations } = rule
    if (!exempt || partyBased || need.state === 'none') return []
    if (!isAmong(pack, destination, destinations) || !isExemptFrom(pack, rule, setting)) return []
    if (states.get(id) === 'out') return []
    const reasons = [reasonOf(pack, exempt, exempt.why)]
    return [
      {
        route: id,
        need: { ...need, state: 'none' as const, reasons, missing: [], exceptions: [] },
      },
    ]
  })
  return { need, routes }
}
