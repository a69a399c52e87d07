import type { Content, Setting } from './content.ts'
import { isUsml } from './eccn.ts'
import { licenceNeed } from './licence.ts'
import {
  accompanyingSpare,
  type ExceptionCandidate,
  exceptionCandidates,
  type LicensedProduct,
} from './license-exceptions.ts'
import { conditionsOf } from './need-conditions.ts'
import type { Choices, RulePack } from './pack.ts'
import { distinct, groundOf, type Reason } from './reason.ts'

/** Whether the product itself needs a licence by product and destination. */
export type NeedState = 'none' | 'required' | 'unknown'

/** The licence need of a product with its reasons, and what is missing where it is open. */
export interface ProductNeed {
  state: NeedState
  reasons: readonly Reason[]
  missing: readonly string[]
  /** The License Exceptions to look at where one is required. */
  exceptions: readonly ExceptionCandidate[]
  /** What it turns on, or what stands beside it, that no fact of the product tells; absent: nothing. */
  conditions?: readonly Reason[]
}

/**
 * Whether a foreign-made product that is subject to the EAR needs a licence for the destination
 * (732.3(b), 736.2(b)(2), 738.4(a)): it is classified itself, and no exception and no carve-out for
 * content takes its need away. Parties and uses (Part 744) are never asked. Of an item without an
 * ECCN, or whose entry points elsewhere, it is unknown; so it is of a defense article or an item of
 * another agency, which no licence of this agency settles. `lifted`: the citations of licence rows
 * that do not hold by the route that is asked about.
 */
export function productNeed(
  pack: RulePack,
  choices: Choices,
  product: Content,
  setting: Setting,
  lifted?: readonly string[],
): ProductNeed {
  const candidates = (licensed: LicensedProduct) => exceptionCandidates(pack, licensed, setting)
  return needOf(pack, choices, product, setting, candidates, lifted)
}

/**
 * As `productNeed`, for an item of US origin that is shipped as a spare part with a foreign-made
 * product: the exception for such parts (740.16(h)) is looked at first.
 */
export function spareNeed(
  pack: RulePack,
  choices: Choices,
  spare: Content,
  setting: Setting,
): ProductNeed {
  return needOf(pack, choices, spare, setting, (licensed) => {
    const accompanying = accompanyingSpare(pack, licensed, setting)
    return [
      ...(accompanying ? [accompanying] : []),
      ...exceptionCandidates(pack, licensed, setting),
    ]
  })
}

function needOf(
  pack: RulePack,
  choices: Choices,
  product: Content,
  setting: Setting,
  candidates: (licensed: LicensedProduct) => ExceptionCandidate[],
  lifted?: readonly string[],
): ProductNeed {
  const { eccn } = product
  const open = (reason: Reason, missing: string): ProductNeed => ({
    state: 'unknown',
    reasons: [reason],
    missing: [missing],
    exceptions: [],
  })
  if (!eccn) return open(groundOf(pack, 'product-eccn-unknown'), 'eccn')
  const status = pack.entryByEccn.get(eccn.entry)?.status
  if (isUsml(eccn) || status === 'other-agency')
    return open(groundOf(pack, 'product-outside', { eccn: eccn.text }), 'jurisdiction')
  if (status === 'pointer')
    return open(groundOf(pack, 'eccn-points-elsewhere', { entry: eccn.entry }), 'eccn')
  const need = licenceNeed(pack, choices, { ...product, eccn }, setting, 'product', lifted)
  const state = need.answer === 'yes' ? 'required' : need.answer === 'no' ? 'none' : 'unknown'
  const { controls, gbs, missing } = need
  const exceptions =
    state === 'required' ? candidates({ content: { ...product, eccn }, controls, gbs }) : []
  const conditions = conditionsOf(pack, { ...product, eccn }, setting, state)
  return {
    state,
    reasons: distinct(need.reasons),
    missing,
    exceptions,
    ...(conditions.length > 0 && { conditions }),
  }
}
