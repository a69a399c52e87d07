import type { Content, Setting } from './content.ts'
import { leftOpenBy } from './need-conditions.ts'
import type { RulePack } from './pack.ts'
import type { ProductNeed } from './product-need.ts'
import { distinct, groundOf, type Reason } from './reason.ts'

/** Whether a calculation of the US content is asked for at all, and why. */
export interface CalculationAsked {
  /** no: none is, since no licence is needed by product and destination. */
  asked: 'no' | 'yes' | 'unknown'
  reasons: readonly Reason[]
  /** What would settle it: what the need lacks, or whose side is open. */
  missing: readonly string[]
}

/**
 * What a foreign-made product is told before the calculation (Supplement No. 2(a) to Part 734): where
 * it needs no licence for the destination, no calculation is asked for. Parties and use are not asked.
 * Where the need is open, or another agency's side is (746.7(e)), so is this. null: the pack does not
 * say so.
 */
export function calculationAsked(
  pack: RulePack,
  product: Content,
  setting: Setting,
  need: ProductNeed,
): CalculationAsked | null {
  if (!pack.productNeed) return null
  const { eccn } = product
  const open = eccn ? leftOpenBy(pack, { ...product, eccn }, setting, need.state) : []
  const asked = open.length > 0 || need.state === 'unknown' ? 'unknown' : ASKED[need.state]
  const words = { destination: setting.destination.name }
  const ground = groundOf(pack, GROUNDS[asked], words)
  return {
    asked,
    reasons: distinct([ground, ...need.reasons, ...(need.conditions ?? [])]),
    missing: [...new Set([...need.missing, ...open])],
  }
}

const ASKED = { none: 'no', required: 'yes' } as const

const GROUNDS = {
  no: 'calculation-not-asked',
  yes: 'calculation-asked',
  unknown: 'calculation-open',
} as const
