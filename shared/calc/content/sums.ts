import { type Decimal, exponentOfTen, type PlainDecimal, powerOfTen } from '../../money/decimal.ts'
import { add, compare, type Ratio } from '../../money/ratio.ts'

/** The content of one placed class in one product: its exact value, and on how many lines it comes in. */
export interface Sum extends Ratio {
  /** Lines that bring it in. A sub-assembly's line is one, whatever lies in it. */
  present: number
  /** Those of them on which some of it has no known value. */
  unpriced: number
}

/** The content of a product by placed class. Sums are never changed, so that equal ones can be shared. */
export interface Sums extends Iterable<[placedClass: number, sum: Sum]> {
  get(placedClass: number): Sum | undefined
  keys(): Iterable<number>
}

/** How many of an item a product has, and on how many lines. */
export interface Use {
  quantity: Decimal
  lines: number
}

/** What one of an item brings into a placed class. */
export type Term = readonly [placedClass: number, sum: Sum, plain?: PlainDecimal | null]

/** A ratio as a plain number over a power of ten; null where it is none, or a number is not exact. */
export function plainValue({ n, d }: Ratio): PlainDecimal | null {
  const scale = exponentOfTen(d)
  const units = Number(n)
  return scale !== null && Number.isSafeInteger(units) ? { units, scale } : null
}

/** Sums that are being made. Their own entries may still change. */
export type OpenSums = Map<number, { -readonly [K in keyof Sum]: Sum[K] }>

/** Adds `use` times the content of an item. The sums' entries are changed in place. */
export function addTimes(sums: OpenSums, placedClass: number, sum: Sum, use: Use): void {
  const { n, d } = times(sum, use.quantity)
  const unpriced = sum.unpriced > 0 ? use.lines : 0
  const known = sums.get(placedClass)
  if (!known) {
    sums.set(placedClass, { n, d, present: use.lines, unpriced })
    return
  }
  if (known.d === d) known.n += n
  else {
    const value = add(known, { n, d })
    known.n = value.n
    known.d = value.d
  }
  known.present += use.lines
  known.unpriced += unpriced
}

/** Takes `use` times the content of an item out. The sums' entries are changed in place. */
export function takeTimes(sums: OpenSums, placedClass: number, sum: Sum, use: Use): void {
  addTimes(sums, placedClass, { ...sum, n: -sum.n }, { quantity: use.quantity, lines: -use.lines })
  if (sums.get(placedClass)?.present === 0) sums.delete(placedClass)
}

/** Whether two sums are equal in value and lines. */
export function sameSum(a: Sum | undefined, b: Sum | undefined): boolean {
  if (!a || !b) return a === b
  return a.present === b.present && a.unpriced === b.unpriced && compare(a, b) === 0
}

export function sameUse(a: Use, b: Use): boolean {
  return a === b || (a.lines === b.lines && sameDecimal(a.quantity, b.quantity))
}

export function sameDecimal(a: Decimal, b: Decimal): boolean {
  return a.units * powerOfTen(b.scale) === b.units * powerOfTen(a.scale)
}

/** So many times a value. */
export function times(value: Ratio, { units, scale }: Decimal): Ratio {
  return {
    n: units === 1n ? value.n : value.n * units,
    d: scale === 0 ? value.d : value.d * powerOfTen(scale),
  }
}
