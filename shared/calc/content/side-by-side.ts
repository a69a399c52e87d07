import type { Channel } from './channel.ts'
import type { ContentClasses } from './content-classes.ts'
import type { Term } from './sums.ts'

/** What a part is as content, where that is one class at one plain value. */
export interface PlainLeaf {
  content: number
  /** The value of one in the reporting currency, as `units` / 10^`scale`. */
  units: number
  scale: number
  isPriced: boolean
}

/** A part in its place. */
interface Placed {
  /** null: it is more than one class of content, or its value is no plain number. */
  readonly plainLeaf: PlainLeaf | null
  content: { termsIn(channel: Channel): readonly Term[] }
}

/**
 * What the parts of a model bring in, side by side in typed arrays: most parts bring in one plain
 * value, and adding many of these up in a row is several times faster than following references.
 */
export class SideBySide {
  /** The parts by id that it is of; of any others it says nothing. */
  readonly of: object
  private readonly items: readonly Placed[]
  private readonly classes: ContentClasses
  private readonly known = new Map<Channel, PartTerms>()

  constructor(items: readonly Placed[], of: object, classes: ContentClasses) {
    this.items = items
    this.of = of
    this.classes = classes
  }

  /** What the parts bring in where they lie in a channel. */
  termsIn(channel: Channel): PartTerms {
    const terms = this.known.get(channel) ?? new PartTerms(this.items, channel, this.classes)
    this.known.set(channel, terms)
    return terms
  }
}

/** Values with more digits after the point are added as ratios. */
export const MOST_DIGITS = 31

/** No placed class has these numbers. */
const NOT_READ = -1
const NOT_PLAIN = -2

/** What each part brings in where it lies in one channel, by its place. */
export class PartTerms {
  /** The placed class; below zero: it was not read yet, or is no single plain value. */
  readonly placedClass: Int32Array
  readonly units: Float64Array
  readonly digits: Uint8Array
  readonly unpriced: Uint8Array
  private readonly items: readonly Placed[]
  private readonly channel: Channel
  private readonly classes: ContentClasses

  constructor(items: readonly Placed[], channel: Channel, classes: ContentClasses) {
    this.placedClass = new Int32Array(items.length).fill(NOT_READ)
    this.units = new Float64Array(items.length)
    this.digits = new Uint8Array(items.length)
    this.unpriced = new Uint8Array(items.length)
    this.items = items
    this.channel = channel
    this.classes = classes
  }

  /** The placed class of a part's single plain value, once it is read; below zero: it has no such value. */
  read(place: number): number {
    const known = this.placedClass[place] as number
    return known === NOT_READ ? this.readFirst(place) : known
  }

  private readFirst(place: number): number {
    const leaf = (this.items[place] as Placed).plainLeaf
    const isPlain = leaf !== null && leaf.scale <= MOST_DIGITS
    const number = isPlain
      ? this.classes.placedClassOf(leaf.content, this.channel, null)
      : NOT_PLAIN
    this.placedClass[place] = number
    if (isPlain) {
      this.units[place] = leaf.units
      this.digits[place] = leaf.scale
      this.unpriced[place] = leaf.isPriced ? 0 : 1
    }
    return number
  }

  /** All that a part brings in. */
  at(place: number): readonly Term[] {
    return (this.items[place] as Placed).content.termsIn(this.channel)
  }
}

/** The lines of a product with parts on them, side by side: the place of each part, and how many of it. */
export interface LinesSideBySide {
  side: SideBySide
  places: Int32Array
  units: Float64Array
  scales: Uint8Array
}
