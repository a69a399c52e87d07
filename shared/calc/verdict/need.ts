import { type CalculationAsked, calculationAsked } from '../../rules/calculation-asked.ts'
import { isAmong } from '../../rules/destination.ts'
import { type DirectProductFinding, isExemptFrom } from '../../rules/direct-product.ts'
import { isExporterExcluded } from '../../rules/no-level.ts'
import { type ProductNeed, productNeed } from '../../rules/product-need.ts'
import { reasonOf } from '../../rules/reason.ts'
import type { DirectProductRule } from '../../rules/schema.ts'
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
  /** What it is told before the calculation; null: it is no foreign-made product, or the pack is silent. */
  calculation: CalculationAsked | null
}

/**
 * The licence need of the product of a determination, classified itself (732.3(b)); where a direct
 * product rule of 734.9 alone would make it subject, the need that is left then; and whether a
 * calculation is asked for at all (Supp. 2(a) to Part 734).
 */
export function needsOf(
  { contents, judge, item, judgement }: Determination,
  directProductRules: readonly DirectProductFinding[],
): Needs {
  const { pack, choices } = judge
  const { maker } = item
  const { destination, setting } = judgement
  const content = contentOfProduct(item, contents.basis)
  const need = productNeed(pack, choices, content, setting)
  const states = new Map(directProductRules.map(({ rule, state }) => [rule, state]))
  const routes = pack.directProduct.rules.flatMap((rule) => {
    if (need.state === 'none' || states.get(rule.id) === 'out') return []
    if (!isAmong(pack, destination, rule.destinations)) return []
    const ofRoute = exemptNeed(rule) ?? excludedNeed(rule)
    return ofRoute && ofRoute.state !== need.state ? [{ route: rule.id, need: ofRoute }] : []
  })
  const calculation = maker.origin === 'us' ? null : calculationAsked(pack, content, setting, need)
  return { need, routes, calculation }

  /** None, where the country of export lifts what the rule alone would bring. */
  function exemptNeed(rule: DirectProductRule): ProductNeed | null {
    const { exempt, partyBased } = rule
    if (!exempt || partyBased || !isExemptFrom(pack, rule, setting)) return null
    const reasons = [reasonOf(pack, exempt, exempt.why)]
    return { state: 'none', reasons, missing: [], exceptions: [] }
  }

  /** What is left without the requirements that fall away by who ships it. */
  function excludedNeed({ excluded }: DirectProductRule): ProductNeed | null {
    if (!excluded) return null
    const { answer, missing } = isExporterExcluded(pack, excluded, maker, setting)
    if (answer === 'no') return null
    const left = productNeed(pack, choices, content, setting, excluded.lifts)
    if (left.state === need.state) return null
    if (answer === 'yes')
      return { ...left, reasons: [reasonOf(pack, excluded, excluded.why), ...left.reasons] }
    const reasons = [reasonOf(pack, excluded, excluded.open), ...need.reasons]
    return {
      state: 'unknown',
      reasons,
      missing: [...new Set([...missing, ...left.missing])],
      exceptions: [],
    }
  }
}
