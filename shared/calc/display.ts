import { compare, parseRatio, type Ratio, round } from '../money/ratio.ts'

/**
 * A share in percent to two decimals, for display; to more where two would show it equal to a level
 * that it is not equal to.
 */
export function percent(share: Ratio, level?: Ratio): string {
  const hundredfold = (value: Ratio) => ({ n: value.n * 100n, d: value.d })
  const differs = level !== undefined && compare(share, level) !== 0
  let digits = 2
  while (
    differs &&
    round(hundredfold(share), digits).text === round(hundredfold(level), digits).text
  )
    digits++
  return `${round(hundredfold(share), digits).text} %`
}

/** Reads what `format` writes. */
export function readRatio(text: string): Ratio {
  const [n = '0', d] = text.split('/')
  return d === undefined ? parseRatio(n) : { n: BigInt(n), d: BigInt(d) }
}
