import { powerOfTen } from '../../money/decimal.ts'
import { add, type Ratio } from '../../money/ratio.ts'
import type { Sum, Sums } from './sums.ts'

/** What was added up, side by side. */
export interface Addends {
  /** The placed classes, in the order in which they were met. */
  classes: Int32Array
  /** On how many lines each comes in, and on how many of them without a known value. */
  present: Float64Array
  unpriced: Float64Array
  /** Where the addends of each class begin, and where those of the last end. */
  starts: Int32Array
  /** The addends: `units` / 10^`digits`, exact as plain numbers. */
  units: Float64Array
  digits: Uint8Array
  /** What is beyond plain numbers or no value over a power of ten, by placed class. */
  beyond: ReadonlyMap<number, Ratio>
}

/**
 * Sums as they were added up, digit count by digit count. They are brought to a common denominator
 * where one is asked for: what lies in a sub-assembly mostly is not, but is added up further.
 */
export class AddedSums implements Sums {
  readonly addends: Addends
  private read: ReadonlyMap<number, Sum> | null = null

  constructor(addends: Addends) {
    this.addends = addends
  }

  get(placedClass: number): Sum | undefined {
    return this.byClass().get(placedClass)
  }

  keys(): Iterable<number> {
    return this.addends.classes
  }

  [Symbol.iterator](): IterableIterator<[number, Sum]> {
    return this.byClass().entries()
  }

  private byClass(): ReadonlyMap<number, Sum> {
    this.read ??= sumsOf(this.addends)
    return this.read
  }
}

function sumsOf(addends: Addends): ReadonlyMap<number, Sum> {
  const sums = new Map<number, Sum>()
  addends.classes.forEach((placedClass, i) => {
    const { n, d } = worthOf(addends, i)
    const present = addends.present[i] as number
    sums.set(placedClass, { n, d, present, unpriced: addends.unpriced[i] as number })
  })
  return sums
}

/** The value of the class in a place: its addends have fewer digits first. */
function worthOf({ classes, starts, units, digits, beyond }: Addends, i: number): Ratio {
  const [start, end] = [starts[i] as number, starts[i + 1] as number]
  const most = end > start ? (digits[end - 1] as number) : 0
  let n = 0n
  for (let at = start; at < end; at++)
    n += BigInt(units[at] as number) * powerOfTen(most - (digits[at] as number))
  const plain = { n, d: powerOfTen(most) }
  const more = beyond.get(classes[i] as number)
  return more ? add(plain, more) : plain
}
