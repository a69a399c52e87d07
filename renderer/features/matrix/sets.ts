import type { DestinationSet } from '../../../shared/workspace/settings.ts'

/** The sets with one that is new or takes the place of the one known by a name. */
export function withSet(
  sets: readonly DestinationSet[],
  { name, destinations }: DestinationSet,
  known: string,
): DestinationSet[] {
  const set = { name: name.trim(), destinations }
  const isKnown = sets.some((other) => other.name === known)
  return isKnown ? sets.map((other) => (other.name === known ? set : other)) : [...sets, set]
}

export function withoutSet(sets: readonly DestinationSet[], name: string): DestinationSet[] {
  return sets.filter((set) => set.name !== name)
}

/** What keeps a set from being saved, in words; null: nothing. */
export function problemOf(
  { name, destinations }: DestinationSet,
  sets: readonly DestinationSet[],
  known: string,
): string | null {
  const wanted = name.trim()
  if (wanted === '') return 'Give the set a name.'
  if (wanted.length > 80) return 'A name has 80 characters at most.'
  const isTaken = sets.some((set) => set.name === wanted && set.name !== known)
  if (isTaken) return `There is a set "${wanted}" already. Choose another name.`
  return destinations.length === 0 ? 'Choose one destination at least.' : null
}
