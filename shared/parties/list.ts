import { MOST_LISTED_PARTIES } from '../bounds.ts'
import type { ListedParty } from '../model/screening.ts'

export { type ListedParty, listedPartySchema } from '../model/screening.ts'

/** A screening list as it was read. */
export interface ScreeningList {
  parties: ListedParty[]
  /** What was not read, with its place; such rows may hold parties that were not looked at. */
  problems: string[]
}

/** A list that is read entry by entry, so that whoever reads it can say how far that is. */
export interface ListReader {
  total: number
  /** The entry at a place, what is wrong with it in words, or null where there is nothing. */
  read(at: number): ListedParty | string | null
}

/** Gathers what a reader has, an entry at each step; the value at the end is the list. */
export function* entriesOf({ total, read }: ListReader): Generator<number, ScreeningList> {
  const parties: ListedParty[] = []
  const problems: string[] = []
  for (let at = 0; at < total; at++) {
    const entry = read(at)
    if (typeof entry === 'string') problems.push(entry)
    else if (entry !== null) parties.push(entry)
    yield at + 1
  }
  return { parties: idsOf(parties), problems }
}

/** Reads a whole list at once. */
export function readAll(reader: ListReader): ScreeningList {
  const entries = entriesOf(reader)
  let step = entries.next()
  while (!step.done) step = entries.next()
  return step.value
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
