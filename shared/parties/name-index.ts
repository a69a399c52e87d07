import type { ListedParty } from './list.ts'
import { type NameForm, nameForm } from './name-forms.ts'

/** A name of a list, with the party that bears it. */
export interface IndexedName {
  party: number
  name: string
  isAlternate: boolean
  form: NameForm
}

/** A listed name near to one that was looked up. */
export interface Candidate {
  name: IndexedName
  /** How much of both names is the same, from 0 to 1; 1 for equal cores. */
  likeness: number
}

/** Names below this likeness are not near. */
const LEAST = 0.4

/**
 * The names of a list, found by what two words have in common: triples of letters, whatever
 * the order of the words. Built once, asked often.
 */
export class NameIndex {
  readonly names: readonly IndexedName[]
  private readonly postings: Map<number, Uint32Array>
  private readonly sizes: Uint16Array
  private readonly counts: Uint16Array

  constructor(parties: readonly ListedParty[]) {
    this.names = parties.flatMap(({ name, alternates }, party) => [
      { party, name, isAlternate: false, form: nameForm(name) },
      ...alternates.map((other) => ({
        party,
        name: other,
        isAlternate: true,
        form: nameForm(other),
      })),
    ])
    const lists = new Map<number, number[]>()
    this.sizes = new Uint16Array(this.names.length)
    this.names.forEach(({ form }, at) => {
      const grams = gramsOf(form.core)
      this.sizes[at] = grams.length
      for (const gram of grams) {
        const list = lists.get(gram)
        if (list) list.push(at)
        else lists.set(gram, [at])
      }
    })
    this.postings = new Map([...lists].map(([gram, list]) => [gram, Uint32Array.from(list)]))
    this.counts = new Uint16Array(this.names.length)
  }

  /** The listed names nearest to a name, the nearest first, at most so many. */
  near(name: string | NameForm, most: number): Candidate[] {
    const form = typeof name === 'string' ? nameForm(name) : name
    if (form.core === '') return []
    const grams = gramsOf(form.core)
    const { counts, sizes } = this
    const touched: number[] = []
    for (const gram of grams) {
      const posting = this.postings.get(gram)
      if (!posting) continue
      for (const at of posting) {
        if (counts[at] === 0) touched.push(at)
        counts[at] = (counts[at] ?? 0) + 1
      }
    }
    const found: Candidate[] = []
    for (const at of touched) {
      const likeness = (2 * (counts[at] ?? 0)) / (grams.length + (sizes[at] ?? 0))
      counts[at] = 0
      if (likeness < LEAST) continue
      const named = this.names[at]
      if (!named) continue
      const isSame = named.form.sorted === form.sorted
      found.push({ name: named, likeness: isSame ? 1 : Math.min(likeness, 0.99) })
    }
    return found.sort((a, b) => b.likeness - a.likeness).slice(0, most)
  }
}

/**
 * The triples of letters of a name as numbers, each once: those of every word between its
 * edges, so that the order of words makes no difference.
 */
function gramsOf(core: string): number[] {
  const grams = new Set<number>()
  for (const word of core.split(' ')) {
    const padded = `\u0001${word}\u0002`
    for (let i = 0; i + 2 < padded.length; i++) {
      const [a, b, c] = [padded.charCodeAt(i), padded.charCodeAt(i + 1), padded.charCodeAt(i + 2)]
      grams.add((a * 128 + b) * 128 + c)
    }
  }
  return [...grams]
}
