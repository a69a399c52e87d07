import type { Line } from '../model/schema.ts'
import { keyOf } from './members.ts'

/** What became of one line of a product: its places from 0 in the two lists, null where it is in one alone. */
export interface LinePair {
  before: number | null
  after: number | null
}

/**
 * Which line of the later list each of the earlier one is: the same one first, then one of the same
 * item, then one that stands between the same neighbours. In the order of the later list; one that is
 * gone stands where it was.
 */
export function pairLines(before: readonly Line[], after: readonly Line[]): LinePair[] {
  const found = new Map<number, number>()
  const left = new Set(before.keys())
  const pairBy = (sameBy: (line: Line) => string) => {
    const places = Map.groupBy(left, (at) => sameBy(before[at] as Line))
    for (const [at, line] of after.entries()) {
      if (found.has(at)) continue
      const place = places.get(sameBy(line))?.shift()
      if (place === undefined) continue
      found.set(at, place)
      left.delete(place)
    }
  }
  pairBy(keyOf)
  pairBy(({ item }) => item)
  for (const at of after.keys()) {
    const place = at === 0 ? 0 : (found.get(at - 1) ?? -2) + 1
    if (found.has(at) || !left.has(place)) continue
    found.set(at, place)
    left.delete(place)
  }
  return inOrder(found, left, after.length)
}

function inOrder(
  found: ReadonlyMap<number, number>,
  left: ReadonlySet<number>,
  length: number,
): LinePair[] {
  const gone = [...left]
  const pairs: LinePair[] = []
  for (let at = 0; at < length; at++) {
    const place = found.get(at) ?? null
    while (place !== null && gone.length > 0 && (gone[0] as number) < place)
      pairs.push({ before: gone.shift() as number, after: null })
    pairs.push({ before: place, after: at })
  }
  return [...pairs, ...gone.map((place) => ({ before: place, after: null }))]
}

/** The pairs that stand elsewhere among the others: those not of a longest run that kept its order. */
export function movedPairs(pairs: readonly LinePair[]): Set<LinePair> {
  const both = pairs.filter(({ before, after }) => before !== null && after !== null)
  const kept = longestRun(both.map(({ before }) => before as number))
  return new Set(both.filter(({ before }) => !kept.has(before as number)))
}

/** The members of a longest rising run of places. */
function longestRun(places: readonly number[]): Set<number> {
  const ends: number[] = []
  const earlier = new Map<number, number | undefined>()
  for (const place of places) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < place) low = middle + 1
      else high = middle
    }
    earlier.set(place, ends[low - 1])
    ends[low] = place
  }
  const run = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = earlier.get(place)) run.add(place)
  return run
}
