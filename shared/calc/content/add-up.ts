import { Adder } from './adder.ts'
import type { LinesByItem } from './lines-by-item.ts'
import type { PartTerms } from './side-by-side.ts'
import {
  addTimes,
  type OpenSums,
  type Sums,
  sameSum,
  sameUse,
  type Term,
  takeTimes,
  type Use,
} from './sums.ts'

type Terms = readonly Term[]

/** What a product is made of, and what one of each item on its lines brings in. */
export interface Inside {
  lines: LinesByItem
  ofPart(part: string): Terms
  /** The same for the parts of `lines.sideBySide`; null: it says nothing of these parts. */
  terms: PartTerms | null
  /** A sub-assembly as an item of its own; nothing where it is foreign-made of its lines. */
  ofWhole(subAssembly: string): Terms
  /** What rows that were not taken over would bring in. */
  notTaken: Terms
  /** What lies in a sub-assembly. */
  within(subAssembly: string): Sums
}

/** As if on one line, once. */
const ONCE: Use = { quantity: { units: 1n, scale: 0 }, lines: 1 }

/** Its room is shared: one product is added up at a time, after all that lie in it. */
const adder = new Adder()

/** Adds up what lies in a product, from its lines. */
export function addUp(inside: Inside): Sums {
  const { subAssemblies, sideBySide } = inside.lines
  try {
    if (sideBySide && inside.terms) adder.addSideBySide(inside.terms, sideBySide)
    else for (const [part, use] of inside.lines.parts) adder.addTerms(inside.ofPart(part), use)
    for (const [item, use] of subAssemblies) {
      adder.addTerms(inside.ofWhole(item), use)
      adder.addSums(inside.within(item), use)
    }
    adder.addTerms(inside.notTaken, ONCE)
  } catch (error) {
    adder.taken()
    throw error
  }
  return adder.taken()
}

/**
 * The sums of a product whose inside changed, by the differences alone: `before` and `after` say what
 * it was and is made of, `parts` which parts may have changed. What comes out equal stays the same object.
 */
export function revise(
  sums: Sums,
  before: Inside,
  after: Inside,
  parts: ReadonlySet<string>,
): Sums {
  const draft = new SumsDraft(sums)
  const [was, is] = [before.lines, after.lines]
  for (const part of partsToLookAt(was, is, parts)) {
    const [had, has] = [was.parts.get(part), is.parts.get(part)]
    if (had && has && sameUse(had, has) && !parts.has(part)) continue
    if (had) draft.take(before.ofPart(part), had)
    if (has) draft.add(after.ofPart(part), has)
  }
  for (const item of keysOf(was.subAssemblies, is.subAssemblies)) {
    const [had, has] = [was.subAssemblies.get(item), is.subAssemblies.get(item)]
    const [whole, nowWhole] = [had ? before.ofWhole(item) : [], has ? after.ofWhole(item) : []]
    const [within, nowWithin] = [had && before.within(item), has && after.within(item)]
    if (had && has && within && nowWithin && sameUse(had, has)) {
      if (whole !== nowWhole) {
        draft.take(whole, had)
        draft.add(nowWhole, has)
      }
      draft.take(differing(within, nowWithin), had)
      draft.add(differing(nowWithin, within), has)
      continue
    }
    if (had) draft.take([...whole, ...(within ?? [])], had)
    if (has) draft.add([...nowWhole, ...(nowWithin ?? [])], has)
  }
  if (before.notTaken !== after.notTaken) {
    draft.take(before.notTaken, ONCE)
    draft.add(after.notTaken, ONCE)
  }
  return draft.finished()
}

function partsToLookAt(
  was: LinesByItem,
  is: LinesByItem,
  changed: ReadonlySet<string>,
): Iterable<string> {
  if (was !== is) return keysOf(was.parts, is.parts)
  return changed.size < is.parts.size
    ? [...changed].filter((part) => is.parts.has(part))
    : [...is.parts.keys()].filter((part) => changed.has(part))
}

function keysOf<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): Iterable<string> {
  return a === b ? a.keys() : new Set([...a.keys(), ...b.keys()])
}

/** The sums of `of` that are not the very same in `other`. */
function differing(of: Sums, other: Sums): Terms {
  const found: Term[] = []
  if (of === other) return found
  for (const [placedClass, sum] of of)
    if (other.get(placedClass) !== sum) found.push([placedClass, sum])
  return found
}

/** Sums of which only the entries that change are copied. */
class SumsDraft {
  private readonly from: Sums
  private readonly opened = new Set<number>()
  private readonly changed: OpenSums = new Map()

  constructor(from: Sums) {
    this.from = from
  }

  add(terms: Terms, use: Use): void {
    for (const [placedClass, sum] of terms) addTimes(this.open(placedClass), placedClass, sum, use)
  }

  take(terms: Terms, use: Use): void {
    for (const [placedClass, sum] of terms) takeTimes(this.open(placedClass), placedClass, sum, use)
  }

  finished(): Sums {
    if (this.opened.size === 0) return this.from
    const sums = new Map(this.from)
    let differs = false
    for (const placedClass of this.opened) {
      const sum = this.changed.get(placedClass)
      if (sameSum(sum, this.from.get(placedClass))) continue
      differs = true
      if (sum) sums.set(placedClass, sum)
      else sums.delete(placedClass)
    }
    return differs ? sums : this.from
  }

  /** The changed entries, with a copy of this one among them. */
  private open(placedClass: number): OpenSums {
    if (!this.opened.has(placedClass)) {
      this.opened.add(placedClass)
      const known = this.from.get(placedClass)
      if (known) this.changed.set(placedClass, { ...known })
    }
    return this.changed
  }
}
