import type { PartFacts } from '../model/schema.ts'
import { compare, parseRatio, type Ratio } from '../money/ratio.ts'
import type { RulePack } from './pack.ts'

/** Whether a part is on a list, and the list of the pack on which its HTS code was found, if on one. */
export interface Listed {
  answer: boolean | null
  list: string | null
}

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
): Listed {
  const recorded = facts[fact]
  if (typeof recorded === 'boolean') return { answer: recorded, list: null }
  const rule = pack.part746.listedFacts.find((candidate) => candidate.fact === fact)
  const code = facts.hts6
  if (!rule || !code) return { answer: null, list: null }
  const found = rule.lists.map((id) => ({ id, on: onList(pack, id, code, unitPriceUsd) }))
  const listed = found.find(({ on }) => on === true)
  if (listed) return { answer: true, list: listed.id }
  const open = found.find(({ on }) => on === null)?.id
  const uncertain = rule.uncertainLists.find((id) => pack.htsById.get(id)?.codeSet.has(code))
  const list = open ?? uncertain ?? null
  return { answer: list === null ? false : null, list }
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
