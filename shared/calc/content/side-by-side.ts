import type { Channel } from './channel.ts'
import type { Term, Use } from './sums.ts'

/** A part in its place. */
interface Placed {
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
  private readonly known = new Map<Channel, PartTerms>()

  constructor(items: readonly Placed[], of: object) {
    this.items = items
    this.of = of
  }

  /** What the parts bring in where they lie in a channel. */
  termsIn(channel: Channel): PartTerms {
    const terms = this.known.get(channel) ?? new PartTerms(this.items, channel)
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

  constructor(items: readonly Placed[], channel: Channel) {
    this.placedClass = new Int32Array(items.length).fill(NOT_READ)
    this.units = new Float64Array(items.length)
    this.digits = new Uint8Array(items.length)
    this.unpriced = new Uint8Array(items.length)
    this.items = items
    this.channel = channel
  }

  /** The placed class of a part's single plain value, once it is read; below zero: it has no such value. */
  read(place: number): number {
    const known = this.placedClass[place] as number
    if (known !== NOT_READ) return known
    const [first, ...more] = this.at(place)
    const plain = first?.[2]
    const isPlain = first !== undefined && more.length === 0 && plain
    this.placedClass[place] = isPlain ? first[0] : NOT_PLAIN
    if (isPlain) {
      this.units[place] = plain.units
      this.digits[place] = plain.digits
      this.unpriced[place] = first[1].unpriced > 0 ? 1 : 0
    }
    return this.placedClass[place] as number
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
  lines: Uint32Array
}

/** Uses of parts side by side, in their order; null: they are no plain numbers of parts in places. */
export function linesSideBySide(
  side: SideBySide,
  places: readonly (number | null)[],
  uses: ReadonlyMap<string, Use>,
): LinesSideBySide | null {
  const units = new Float64Array(uses.size)
  const scales = new Uint8Array(uses.size)
  const lines = new Uint32Array(uses.size)
  let at = 0
  for (const { quantity, lines: count } of uses.values()) {
    units[at] = Number(quantity.units)
    const isPlain = Number.isSafeInteger(units[at]) && quantity.scale < MOST_DIGITS
    if (!isPlain || places[at] === null) return null
    scales[at] = quantity.scale
    lines[at++] = count
  }
  return { side, places: Int32Array.from(places as readonly number[]), units, scales, lines }
}
