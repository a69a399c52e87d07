import { isAmong } from './destination.ts'
import type { PossibleItem } from './possible-item.ts'

/**
 * Whether License Exception GBS takes an item out of the numerator (740.4, Supp. 2(a)(1) to Part
 * 734): a commodity whose entry allows it, to Country Group B less the places that are left out,
 * where NS columns of the chart are all that asks for a licence.
 */
export function isGbsEligible(item: PossibleItem, onlyNsColumns: boolean): boolean {
  const { pack, content, setting, entry } = item.asked
  if (content.kind !== 'commodity' || !entry?.gbs || !onlyNsColumns) return false
  if (entry.gbsExcept && isAmong(pack, setting.destination, entry.gbsExcept)) return false
  if (!isAmong(pack, setting.destination, pack.levels.gbs.destinations)) return false
  return item.isInScope(entry.gbs)
}
