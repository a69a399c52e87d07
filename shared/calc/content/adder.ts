import { exponentOfTen, powerOfTen } from '../../money/decimal.ts'
import { add, type Ratio, ZERO } from '../../money/ratio.ts'
import { type LinesSideBySide, MOST_DIGITS, type PartTerms } from './side-by-side.ts'
import { type Sum, type Sums, type Term, times, type Use } from './sums.ts'

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
  private readonly large: (bigint | undefined)[] = []
  /** Which digits were met, a bit each, by placed class. */
  private digitsMet = new Uint32Array(0)
  /** What is no value over a power of ten. */
  private readonly others = new Map<number, Ratio>()

  /** Adds so many times what an item brings in. */
  addTerms(terms: readonly Term[], { quantity, lines }: Use): void {
    const { scale } = quantity
    const many = Number(quantity.units)
    for (let i = 0; i < terms.length; i++) {
      const [placedClass, sum, plain] = terms[i] as Term
      this.meet(placedClass, lines, sum.unpriced > 0 ? lines : 0)
      const digits = plain ? plain.digits + scale : DIGITS
      const product = plain ? plain.units * many : INEXACT
      if (digits < DIGITS && product < INEXACT && product > -INEXACT)
        this.addPlain(placedClass, digits, product)
      else this.addRatio(placedClass, times(sum, quantity))
    }
  }

  /** Adds what lines that lie side by side bring in; `uses` are the same lines in their order. */
  addSideBySide(terms: PartTerms, side: LinesSideBySide, uses: Iterable<Use>): void {
    const { places, units, scales, lines } = side
    let list: readonly Use[] | null = null
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number
      const placedClass = terms.read(place)
      const digits = (terms.digits[place] as number) + (scales[at] as number)
      const product = (terms.units[place] as number) * (units[at] as number)
      if (placedClass >= 0 && digits < DIGITS && product < INEXACT && product > -INEXACT) {
        const count = lines[at] as number
        this.meet(placedClass, count, terms.unpriced[place] === 1 ? count : 0)
        this.addPlain(placedClass, digits, product)
      } else {
        list ??= [...uses]
        this.addTerms(terms.at(place), list[at] as Use)
      }
    }
  }

  /** Adds so many times what lies in a sub-assembly. */
  addSums(sums: Sums, { quantity, lines }: Use): void {
    for (const [placedClass, sum] of sums) {
      this.meet(placedClass, lines, sum.unpriced > 0 ? lines : 0)
      const digits = (exponentOfTen(sum.d) ?? DIGITS) + quantity.scale
      if (digits < DIGITS) this.addLarge(placedClass, digits, sum.n * quantity.units)
      else this.addRatio(placedClass, times(sum, quantity))
    }
  }

  /** The sums, in the order in which their placed classes were met; nothing is left here. */
  taken(): Sums {
    const sums = new Map<number, Sum>()
    for (const placedClass of this.met) {
      const { n, d } = this.total(placedClass)
      const present = this.present[placedClass] as number
      sums.set(placedClass, { n, d, present, unpriced: this.unpriced[placedClass] as number })
      this.present[placedClass] = 0
      this.unpriced[placedClass] = 0
      this.digitsMet[placedClass] = 0
    }
    this.met = []
    this.others.clear()
    return sums
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
    else this.addLarge(placedClass, digits, BigInt(value))
  }

  private addLarge(placedClass: number, digits: number, value: bigint): void {
    const at = placedClass * DIGITS + digits
    this.digitsMet[placedClass] = (this.digitsMet[placedClass] as number) | (1 << digits)
    const known = this.large[at]
    this.large[at] = known === undefined ? value : known + value
  }

  private addRatio(placedClass: number, value: Ratio): void {
    this.others.set(placedClass, add(this.others.get(placedClass) ?? ZERO, value))
  }

  /** The value of a placed class; its places are empty after it. */
  private total(placedClass: number): Ratio {
    const met = this.digitsMet[placedClass] as number
    const most = 31 - Math.clz32(met)
    let n = 0n
    for (let digits = 0; digits <= most; digits++) {
      if ((met & (1 << digits)) === 0) continue
      const at = placedClass * DIGITS + digits
      const value = BigInt(this.plain[at] as number) + (this.large[at] ?? 0n)
      n += digits === most ? value : value * powerOfTen(most - digits)
      this.plain[at] = 0
      this.large[at] = undefined
    }
    const other = this.others.get(placedClass)
    const value = { n, d: powerOfTen(Math.max(most, 0)) }
    return other ? add(value, other) : value
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
