import { MOST_LISTED_PARTIES } from '../bounds.ts'
import type { ListedParty } from '../model/screening.ts'

export { type ListedParty, listedPartySchema } from '../model/screening.ts'

/** A screening list as it was read. */
export interface ScreeningList {
  parties: ListedParty[]
  /** What was not read, with its place; such rows may hold parties that were not looked at. */
  problems: string[]
}

/** The most parties that a list may have. */
export const MOST_PARTIES = MOST_LISTED_PARTIES

/**
 * The parties of a list with an id each that no other has: the one that the list gives, or the source and
 * name, so that an entry is known again in a newer list.
 */
export function idsOf(parties: readonly ListedParty[]): ListedParty[] {
  const taken = new Map<string, number>()
  return parties.map((party) => {
    const own = (party.id || `${party.source}: ${party.name}`).slice(0, LONGEST_ENTRY_ID)
    const count = (taken.get(own) ?? 0) + 1
    taken.set(own, count)
    return { ...party, id: count === 1 ? own : `${own} #${count}` }
  })
}

const LONGEST_ENTRY_ID = 900
