/** An exact decimal: `units` / 10^`scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const powers: bigint[] = [1n]

/** 10^exponent as a BigInt; powers are kept, since scales repeat. */
export function powerOfTen(exponent: number): bigint {
  for (let i = powers.length; i <= exponent; i++) powers.push((powers[i - 1] as bigint) * 10n)
  return powers[exponent] as bigint
}

/** The exponents of the powers that are looked for. */
const exponents = new Map(Array.from({ length: 64 }, (_, i) => [powerOfTen(i), i]))

/** Which power of ten a number is; null: none, or too large a one to be looked for. */
export function exponentOfTen(power: bigint): number | null {
  return exponents.get(power) ?? null
}

/** Reads a decimal string such as "12.50". Throws on anything else: validate before. */
export function parseDecimal(text: string): Decimal {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`not a decimal: ${text}`)
  const point = text.indexOf('.')
  if (point < 0) return { units: BigInt(text), scale: 0 }
  return {
    units: BigInt(text.slice(0, point) + text.slice(point + 1)),
    scale: text.length - point - 1,
  }
}

/** A decimal as `units` / 10^`scale` in plain numbers, where these are exact. */
export interface PlainDecimal {
  readonly units: number
  readonly scale: number
}

/** So many digits are always exact as a plain number. */
const PLAIN_DIGITS = 15
const POINT = 46
const ZERO_DIGIT = 48

/** As `parseDecimal`, in plain numbers; null: below zero, too long to be exact so, or no decimal. */
export function plainDecimal(text: string): PlainDecimal | null {
  const { length } = text
  if (length > PLAIN_DIGITS + 1) return null
  let units = 0
  let point = -1
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - ZERO_DIGIT
    if (digit >= 0 && digit <= 9) units = units * 10 + digit
    else if (digit === POINT - ZERO_DIGIT && point < 0 && at > 0) point = at
    else return null
  }
  if (length === 0 || point === length - 1) return null
  if (point < 0) return length > PLAIN_DIGITS ? null : { units, scale: 0 }
  return { units, scale: length - point - 1 }
}

/** The exact sum. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale }
  if (a.scale < b.scale) return addDecimals(b, a)
  return { units: a.units + b.units * powerOfTen(a.scale - b.scale), scale: a.scale }
}

/** The exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}
