import { canonicalJson } from '../model/canonical-json.ts'
import type { ListedParty } from './list.ts'
import { LEAST_ASKED, Screen, type SoughtParty } from './screen.ts'

/** What a newer list says differently. */
export interface ListChanges {
  added: ListedParty[]
  removed: ListedParty[]
  /** As they are now. */
  changed: ListedParty[]
}

/** A party that a difference touches, with the entry by which. */
export interface Touched {
  party: string
  how: 'added' | 'removed' | 'changed'
  entry: ListedParty
  reasons: string[]
}

/** How many entries differ, and which parties that touches. */
export interface ListDifference {
  added: number
  removed: number
  changed: number
  touched: Touched[]
}

/** The entries that two readings of one list do not have in common, by their ids. */
export function listChanges(
  before: readonly ListedParty[],
  after: readonly ListedParty[],
): ListChanges {
  const old = new Map(before.map((entry) => [entry.id, entry]))
  const now = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed: after.filter((entry) => {
      const was = old.get(entry.id)
      return was !== undefined && canonicalJson(was) !== canonicalJson(entry)
    }),
  }
}

/** A party that is looked for, by its id in the register. */
export type SoughtById = SoughtParty & { id: string }

/** The parties that entries which differ may be. */
export function touchedBy(
  { added, removed, changed }: ListChanges,
  parties: readonly SoughtById[],
): Touched[] {
  return [
    ...touchedIn('added', added),
    ...touchedIn('changed', changed),
    ...touchedIn('removed', removed),
  ]

  function touchedIn(how: Touched['how'], entries: readonly ListedParty[]): Touched[] {
    if (entries.length === 0) return []
    const screen = new Screen(entries)
    return parties.flatMap((party) =>
      screen
        .screen(party, { least: LEAST_ASKED })
        .hits.map(({ party: entry, reasons }) => ({ party: party.id, how, entry, reasons })),
    )
  }
}
