import type { Result, ResultLine } from '../../../shared/calc/result/result.ts'
import { readRatio } from '../../../shared/money/display.ts'
import { add, compare, divide, format, type Ratio, ZERO } from '../../../shared/money/ratio.ts'

/** Something that makes up the counted content of a product. */
export interface Contributor {
  /** The item; null: several folded into one. */
  path: string[] | null
  name: string
  /** Its value and its share of the price, exact; share null: no price is known. */
  value: string
  share: string | null
  because: readonly string[]
}

/**
 * What makes up the content that is known to count, the largest first; beyond `limit` the rest as
 * one. Content that counts although a fact of it is missing stands in no line of its own and comes
 * last. The values add up to the low of the controlled content.
 */
export function contributorsOf(result: Result, limit = 12): Contributor[] {
  const { counted, controlled, price } = result
  const amount = price === null ? null : readRatio(price)
  const entry = (value: Ratio, rest: Omit<Contributor, 'value' | 'share'>): Contributor => {
    const share = amount && amount.n > 0n ? format(divide(value, amount)) : null
    return { ...rest, value: format(value), share }
  }
  const first = counted.slice(0, limit)
  const shown = first.map((line) => {
    const { name, because } = line
    return entry(worthOf(line), { path: line.path, name: name ?? '', because })
  })
  const rest = counted.slice(limit)
  const folded = sum(rest)
  if (rest.length > 0) {
    const name = `${rest.length} more`
    shown.push(entry(folded, { path: null, name, because: [] }))
  }
  const open = add(readRatio(controlled.low ?? '0'), negated(add(sum(first), folded)))
  if (compare(open, ZERO) > 0) {
    const name = 'counted, with a fact to find out'
    shown.push(entry(open, { path: null, name, because: [] }))
  }
  return shown
}

function sum(lines: readonly ResultLine[]): Ratio {
  return lines.reduce((total, line) => add(total, worthOf(line)), ZERO)
}

function worthOf({ value }: ResultLine): Ratio {
  return value === null ? ZERO : readRatio(value)
}

function negated({ n, d }: Ratio): Ratio {
  return { n: -n, d }
}
