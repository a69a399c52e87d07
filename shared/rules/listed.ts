import type { PartFacts } from '../model/schema.ts'
import { compare, parseRatio, type Ratio } from '../money/ratio.ts'
import type { RulePack } from './pack.ts'

/**
 * Whether an EAR99 part is on one of the lists of Part 746 behind a fact (`russiaListed`,
 * `iranSupp7`): as recorded, else by its HTS code; null where neither tells. A code that is listed
 * only above a wholesale price asks for the unit price in US dollars.
 */
export function listedFact(
  pack: RulePack,
  fact: string,
  facts: PartFacts,
  unitPriceUsd: Ratio | null,
): boolean | null {
  const recorded = facts[fact]
  if (typeof recorded === 'boolean') return recorded
  const rule = pack.part746.listedFacts.find((candidate) => candidate.fact === fact)
  const code = facts.hts6
  if (!rule || !code) return null
  const found = rule.lists.map((id) => onList(pack, id, code, unitPriceUsd))
  if (found.includes(true)) return true
  const uncertain = rule.uncertainLists.some((id) => pack.htsById.get(id)?.codeSet.has(code))
  return uncertain || found.includes(null) ? null : false
}

function onList(
  pack: RulePack,
  id: string,
  code: string,
  unitPriceUsd: Ratio | null,
): boolean | null {
  const list = pack.htsById.get(id)
  if (!list?.codeSet.has(code)) return false
  const floor = list.unitPriceAboveUsd?.[code]
  if (floor === undefined) return true
  if (unitPriceUsd === null) return null
  const against = compare(unitPriceUsd, parseRatio(floor))
  return against === 0 ? null : against > 0
}
