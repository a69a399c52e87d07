import { type Decimal, powerOfTen } from '../../money/decimal.ts'
import { add, type Ratio } from '../../money/ratio.ts'
import { AddedSums, type Addends } from './added-sums.ts'
import { type LinesSideBySide, MOST_DIGITS, type PartTerms } from './side-by-side.ts'
import { type Sums, type Term, times, type Use } from './sums.ts'

/** Values with as many digits after the point, or more, are added as ratios. */
const DIGITS = MOST_DIGITS + 1

/** From here on a plain number may not be the exact one. */
const INEXACT = 2 ** 53

/**
 * Adds up content by placed class, exactly. Values over powers of ten are added digit count by digit
 * count, as plain numbers while these are exact and as BigInts beyond, so that nothing is brought to
 * a common denominator before the end. One is used again and again, so that its room is made once.
 */
export class Adder {
  /** The placed classes that were met, in order. */
  private met: number[] = []
  private present = new Float64Array(0)
  private unpriced = new Float64Array(0)
  /** By placed class and digits after the point. */
  private plain = new Float64Array(0)
  /** Which digits were met, a bit each, by placed class. */
  private digitsMet = new Uint32Array(0)
  /** What is beyond plain numbers, or no value over a power of ten. */
  private beyond = new Map<number, Ratio>()

  /** Adds so many times what an item brings in. */
  addTerms(terms: readonly Term[], { quantity, lines }: Use): void {
    const { scale } = quantity
    const many = Number(quantity.units)
    for (let i = 0; i < terms.length; i++) {
      const [placedClass, sum, plain] = terms[i] as Term
      this.meet(placedClass, lines, sum.unpriced > 0 ? lines : 0)
      const digits = plain ? plain.scale + scale : DIGITS
      const product = plain ? plain.units * many : INEXACT
      if (digits < DIGITS && product < INEXACT && product > -INEXACT)
        this.addPlain(placedClass, digits, product)
      else this.addExact(placedClass, sum, quantity)
    }
  }

  /** Adds what lines that lie side by side bring in. */
  addSideBySide(terms: PartTerms, { places, units, scales }: LinesSideBySide): void {
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number
      const placedClass = terms.read(place)
      const digits = (terms.digits[place] as number) + (scales[at] as number)
      const product = (terms.units[place] as number) * (units[at] as number)
      if (placedClass >= 0 && digits < DIGITS && product < INEXACT) {
        this.meet(placedClass, 1, terms.unpriced[place] as number)
        this.addPlain(placedClass, digits, product)
      } else {
        const quantity = { units: BigInt(units[at] as number), scale: scales[at] as number }
        this.addTerms(terms.at(place), { quantity, lines: 1 })
      }
    }
  }

  /** Adds so many times what lies in a sub-assembly. */
  addSums(sums: Sums, use: Use): void {
    if (sums instanceof AddedSums) this.addAdded(sums, use)
    else {
      for (const [placedClass, sum] of sums) {
        this.meet(placedClass, use.lines, sum.unpriced > 0 ? use.lines : 0)
        this.addExact(placedClass, sum, use.quantity)
      }
    }
  }

  private addAdded({ addends }: AddedSums, { quantity, lines }: Use): void {
    const { classes, unpriced, starts, units, digits, beyond } = addends
    const { scale } = quantity
    const many = Number(quantity.units)
    for (let i = 0; i < classes.length; i++) {
      const placedClass = classes[i] as number
      this.meet(placedClass, lines, (unpriced[i] as number) > 0 ? lines : 0)
      const end = starts[i + 1] as number
      for (let at = starts[i] as number; at < end; at++) {
        const product = (units[at] as number) * many
        const digitsOf = (digits[at] as number) + scale
        if (digitsOf < DIGITS && product < INEXACT && product > -INEXACT)
          this.addPlain(placedClass, digitsOf, product)
        else this.addExact(placedClass, ratioAt(addends, at), quantity)
      }
    }
    for (const [placedClass, value] of beyond) this.addExact(placedClass, value, quantity)
  }

  /** The sums, in the order in which their placed classes were met; nothing is left here. */
  taken(): AddedSums {
    const { met } = this
    const count = met.length
    const starts = new Int32Array(count + 1)
    for (let i = 0; i < count; i++)
      starts[i + 1] = (starts[i] as number) + bitsOf(this.digitsMet[met[i] as number] as number)
    const addends: Addends = {
      classes: Int32Array.from(met),
      present: new Float64Array(count),
      unpriced: new Float64Array(count),
      starts,
      units: new Float64Array(starts[count] as number),
      digits: new Uint8Array(starts[count] as number),
      beyond: this.beyond,
    }
    for (let i = 0; i < count; i++) this.take(met[i] as number, addends, i)
    this.met = []
    this.beyond = new Map()
    return new AddedSums(addends)
  }

  /** Puts what was added up of a placed class into its place among the addends; nothing is left here. */
  private take(placedClass: number, addends: Addends, i: number): void {
    let at = addends.starts[i] as number
    for (let bits = this.digitsMet[placedClass] as number; bits !== 0; bits &= bits - 1) {
      const digits = 31 - Math.clz32(bits & -bits)
      const from = placedClass * DIGITS + digits
      addends.digits[at] = digits
      addends.units[at++] = this.plain[from] as number
      this.plain[from] = 0
    }
    addends.present[i] = this.present[placedClass] as number
    addends.unpriced[i] = this.unpriced[placedClass] as number
    this.present[placedClass] = 0
    this.unpriced[placedClass] = 0
    this.digitsMet[placedClass] = 0
  }

  private meet(placedClass: number, lines: number, unpriced: number): void {
    if (placedClass >= this.present.length) this.makeRoom(placedClass)
    const present = this.present[placedClass] as number
    if (present === 0) this.met.push(placedClass)
    this.present[placedClass] = present + lines
    this.unpriced[placedClass] = (this.unpriced[placedClass] as number) + unpriced
  }

  private addPlain(placedClass: number, digits: number, value: number): void {
    const at = placedClass * DIGITS + digits
    this.digitsMet[placedClass] = (this.digitsMet[placedClass] as number) | (1 << digits)
    const sum = (this.plain[at] as number) + value
    if (sum < INEXACT && sum > -INEXACT) this.plain[at] = sum
    else {
      this.addRatio(placedClass, { n: BigInt(this.plain[at] as number), d: powerOfTen(digits) })
      this.plain[at] = value
    }
  }

  private addExact(placedClass: number, value: Ratio, quantity: Decimal): void {
    this.addRatio(placedClass, times(value, quantity))
  }

  private addRatio(placedClass: number, value: Ratio): void {
    const known = this.beyond.get(placedClass)
    this.beyond.set(placedClass, known ? add(known, value) : value)
  }

  private makeRoom(placedClass: number): void {
    const size = 2 * placedClass + 64
    const grown = <A extends Float64Array | Uint32Array>(room: A, from: A): A => {
      room.set(from)
      return room
    }
    this.present = grown(new Float64Array(size), this.present)
    this.unpriced = grown(new Float64Array(size), this.unpriced)
    this.plain = grown(new Float64Array(size * DIGITS), this.plain)
    this.digitsMet = grown(new Uint32Array(size), this.digitsMet)
  }
}

function ratioAt({ units, digits }: Addends, at: number): Ratio {
  return { n: BigInt(units[at] as number), d: powerOfTen(digits[at] as number) }
}

/** How many bits of a number are set. */
function bitsOf(number: number): number {
  let count = 0
  for (let bits = number; bits !== 0; bits &= bits - 1) count++
  return count
}
