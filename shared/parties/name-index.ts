import type { ListedParty } from './list.ts'
import { type NameForm, nameForms } from './name-forms.ts'

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

/** Names that a look-up gives at most, before its candidates are compared letter by letter. */
const MOST_COMPARED = 60

/**
 * The names of a list, found by what two words have in common: triples of letters, whatever
 * the order of the words. Built once, asked often.
 */
export class NameIndex {
  readonly names: readonly IndexedName[]
  private readonly postings = new Map<number, Uint32Array>()
  private readonly sizes: Uint16Array
  private readonly counts: Uint16Array
  private readonly touched: Uint32Array
  /** The names by their letters in order, so that letters in another place make no difference. */
  private readonly byLetters = new Map<string, number[]>()

  constructor(parties: readonly ListedParty[]) {
    const names: IndexedName[] = []
    const add = (party: number, name: string, isAlternate: boolean) => {
      for (const form of nameForms(name)) names.push({ party, name, isAlternate, form })
    }
    parties.forEach(({ name, alternates }, party) => {
      add(party, name, false)
      for (const other of alternates) add(party, other, true)
    })
    this.names = names
    this.sizes = new Uint16Array(names.length)
    this.counts = new Uint16Array(names.length)
    this.touched = new Uint32Array(names.length)
    const lists = new Map<number, number[]>()
    names.forEach(({ form }, at) => {
      const grams = gramsOf(form.core)
      this.sizes[at] = grams.length
      const letters = lettersOf(form.core)
      const known = this.byLetters.get(letters)
      if (known) known.push(at)
      else this.byLetters.set(letters, [at])
      for (const gram of grams) {
        const list = lists.get(gram)
        if (list) list.push(at)
        else lists.set(gram, [at])
      }
    })
    for (const [gram, list] of lists) this.postings.set(gram, Uint32Array.from(list))
  }

  /** The listed names nearest to a name, the nearest first, at most so many. */
  near(form: NameForm, most: number): Candidate[] {
    if (form.core === '') return []
    const grams = gramsOf(form.core)
    const { counts, sizes, touched } = this
    let found = 0
    for (const gram of grams) {
      const posting = this.postings.get(gram)
      if (!posting) continue
      for (const at of posting) {
        if (counts[at] === 0) touched[found++] = at
        counts[at] = (counts[at] as number) + 1
      }
    }
    const best: { at: number; likeness: number }[] = []
    for (let i = 0; i < found; i++) {
      const at = touched[i] as number
      const likeness = (2 * (counts[at] as number)) / (grams.length + (sizes[at] as number))
      counts[at] = 0
      if (likeness >= LEAST) best.push({ at, likeness })
    }
    best.sort((a, b) => b.likeness - a.likeness)
    const compare = best.slice(0, Math.max(most, MOST_COMPARED))
    const isFound = new Set(compare.map(({ at }) => at))
    for (const at of this.byLetters.get(lettersOf(form.core)) ?? [])
      if (!isFound.has(at)) compare.push({ at, likeness: 0 })
    return compare
      .map(({ at, likeness }) => compared(this.names[at] as IndexedName, form, likeness))
      .filter(({ likeness }) => likeness >= LEAST)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, most)
  }
}

/**
 * A name with its likeness: that of its triples, or that of its letters where this is higher, as where
 * one letter is dropped, doubled or in another place.
 */
function compared(name: IndexedName, form: NameForm, byTriples: number): Candidate {
  if (name.form.sorted === form.sorted) return { name, likeness: 1 }
  const byLetters =
    lettersAlike(name.form.core, form.core) || lettersAlike(name.form.sorted, form.sorted)
  return { name, likeness: Math.min(Math.max(byTriples, byLetters), 0.99) }
}

/** Longer names are told apart by their triples well enough. */
const LONGEST_BY_LETTERS = 80

/** Edits that one name may be away from another to be compared by letters. */
const MOST_EDITS = 3

/**
 * How much of two names is the same, from 0 to 1, by the letters that have to be put in, left out,
 * exchanged, or swapped with their neighbour; 0 where these are too many.
 */
function lettersAlike(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (longest > LONGEST_BY_LETTERS || Math.abs(a.length - b.length) > MOST_EDITS) return 0
  let before = new Uint8Array(b.length + 1)
  let last = Uint8Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, 255))
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint8Array(b.length + 1)
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let edits = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (isSame ? 0 : 1),
      )
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) edits = Math.min(edits, (before[j - 2] as number) + 1)
      row[j] = edits
      least = Math.min(least, edits)
    }
    if (least > MOST_EDITS) return 0
    before = last
    last = row
  }
  const edits = last[b.length] as number
  return edits > MOST_EDITS ? 0 : 1 - edits / longest
}

/** The letters of a name in the order of the alphabet, without spaces. */
function lettersOf(core: string): string {
  return [...core.replaceAll(' ', '')].sort().join('')
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
