import type { PartFacts } from '../model/schema.ts'
import { compare, parseRatio, type Ratio } from '../money/ratio.ts'
import type { RulePack } from './pack.ts'

/**
 * What the lists say of an HTS code: it stands in one of them; in one that bites only above a price
 * which is not known, or at it; in one that bites by end use; or in none of them.
 */
export interface LookedUp {
  how: 'listed' | 'atPrice' | 'byUse' | 'none'
  /** The list of the pack in which it stands. */
  list: string | null
}

/** Whether a part is on a list, and what its HTS code says of it; null: it was not looked up. */
export interface Listed {
  answer: boolean | null
  lookedUp: LookedUp | null
}

/**
 * Whether an EAR99 part is on one of the lists of Part 746 behind a fact (`russiaListed`,
 * `iranSupp7`): as recorded, else by its HTS code; null where neither tells. A code that is listed
 * only above a wholesale price asks for the unit price in US dollars. A code in no list is taken as
 * the answer; that a list without codes may name the part all the same is said beside it.
 */
export function listedFact(
  pack: RulePack,
  fact: string,
  facts: PartFacts,
  unitPriceUsd: Ratio | null,
): Listed {
  const recorded = facts[fact]
  if (typeof recorded === 'boolean') return { answer: recorded, lookedUp: null }
  const rule = pack.part746.listedFacts.find((candidate) => candidate.fact === fact)
  const code = facts.hts6
  if (!rule || !code) return { answer: null, lookedUp: null }
  const found = rule.lists.map((id) => ({ id, on: onList(pack, id, code, unitPriceUsd) }))
  const listed = found.find(({ on }) => on === true)?.id
  if (listed) return { answer: true, lookedUp: { how: 'listed', list: listed } }
  const open = found.find(({ on }) => on === null)?.id
  if (open) return { answer: null, lookedUp: { how: 'atPrice', list: open } }
  const byUse = rule.uncertainLists.find((id) => pack.htsById.get(id)?.codeSet.has(code))
  if (byUse) return { answer: null, lookedUp: { how: 'byUse', list: byUse } }
  return { answer: false, lookedUp: { how: 'none', list: null } }
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
