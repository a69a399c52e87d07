import { type Decimal, exponentOfTen, parseDecimal, powerOfTen } from './decimal.ts'

/** An exact ratio of BigInts. `d` is above zero; the fraction need not be in lowest terms. */
export interface Ratio {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Ratio = { n: 0n, d: 1n }
export const ONE: Ratio = { n: 1n, d: 1n }

/** The ratio n/d in lowest terms. Throws where d is zero. */
export function ratio(n: bigint, d: bigint): Ratio {
  if (d === 0n) throw new RangeError('a ratio needs a denominator that is not zero')
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d)
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / divisor, d: (sign * d) / divisor }
}

/** A decimal as a ratio over a power of ten. */
export function ratioOfDecimal(value: Decimal): Ratio {
  return { n: value.units, d: powerOfTen(value.scale) }
}

/** Reads a decimal string as a ratio. */
export function parseRatio(text: string): Ratio {
  return ratioOfDecimal(parseDecimal(text))
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d }
  if (a.n === 0n) return b
  if (b.n === 0n) return a
  const [wide, narrow] = a.d > b.d ? [a, b] : [b, a]
  if (wide.d % narrow.d === 0n) {
    return { n: wide.n + narrow.n * (wide.d / narrow.d), d: wide.d }
  }
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** a / b. Throws where b is zero. */
export function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n)
}

/** Below zero, zero or above zero as a is less than, equal to or greater than b; exact, by cross-multiplying. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export function minimum(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b
}

/** The nearest double; fit for a filter or a picture, never for a verdict. */
export function toNumber(value: Ratio): number {
  const direct = Number(value.n) / Number(value.d)
  if (Number.isFinite(direct)) return direct
  const shift = BigInt(Math.max(0, bitLength(value.d) - 900))
  return Number(value.n >> shift) / Number(value.d >> shift)
}

/** The value in full: a decimal such as "0.25" where one exists, else a fraction such as "1/3". */
export function format(value: Ratio): string {
  const places = exponentOfTen(value.d)
  if (places !== null) return withoutTrailingZeros(formatUnits(value.n, places))
  const { n, d } = ratio(value.n, value.d)
  let rest = d
  let twos = 0
  let fives = 0
  while (rest % 2n === 0n) {
    rest /= 2n
    twos++
  }
  while (rest % 5n === 0n) {
    rest /= 5n
    fives++
  }
  if (rest !== 1n) return `${n}/${d}`
  const scale = Math.max(twos, fives)
  return formatUnits((n * powerOfTen(scale)) / d, scale)
}

/**
 * The value rounded half away from zero to `digits` decimals, for display only.
 * `exact` says whether nothing was lost.
 */
export function round(value: Ratio, digits: number): { text: string; exact: boolean } {
  const scaled = value.n * powerOfTen(digits)
  const magnitude = scaled < 0n ? -scaled : scaled
  const units = (2n * magnitude + value.d) / (2n * value.d)
  const text = formatUnits(scaled < 0n ? -units : units, digits)
  return { text, exact: magnitude % value.d === 0n }
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** The value to `digits` decimals and not above it, for display only. */
export function roundDown(value: Ratio, digits: number): string {
  const scaled = value.n * powerOfTen(digits)
  const isBetween = scaled < 0n && scaled % value.d !== 0n
  return formatUnits(scaled / value.d - (isBetween ? 1n : 0n), digits)
}

/** The value to `digits` decimals and not below it, for display only. */
export function roundUp(value: Ratio, digits: number): string {
  const scaled = value.n * powerOfTen(digits)
  const isBetween = scaled > 0n && scaled % value.d !== 0n
  return formatUnits(scaled / value.d + (isBetween ? 1n : 0n), digits)
}

function formatUnits(units: bigint, scale: number): string {
  if (scale === 0) return `${units}`
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a
  let y = b
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4
}
