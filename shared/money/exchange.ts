import { divide, multiply, ONE, parseRatio, type Ratio } from './ratio.ts'

/** A dated rate: one unit of `from` is `rate` units of `to` as of `asOf` (YYYY-MM-DD). */
export interface DatedRate {
  from: string
  to: string
  rate: string
  asOf: string
}

interface Quote {
  value: Ratio
  asOf: string
}

/**
 * A converter for the day of the determination: the exact value of one unit of `from` in `to`, or
 * null where no rate reaches. Per pair the newest rate not after `day` wins, in either direction;
 * without one, a pair through one common currency serves, the one whose older leg is newest
 * (ties: the alphabetically first currency).
 */
export function exchange(
  rates: readonly DatedRate[],
  day: string,
): (from: string, to: string) => Ratio | null {
  const quotes = new Map<string, Quote>()
  const currencies = new Set<string>()
  for (const { from, to, rate, asOf } of rates) {
    if (asOf > day) continue
    currencies.add(from).add(to)
    const pair = `${from}>${to}`
    const known = quotes.get(pair)
    if (!known || asOf > known.asOf) quotes.set(pair, { value: parseRatio(rate), asOf })
  }
  const pivots = [...currencies].sort()

  function direct(from: string, to: string): Quote | null {
    const forward = quotes.get(`${from}>${to}`)
    const backward = quotes.get(`${to}>${from}`)
    if (forward && (!backward || forward.asOf >= backward.asOf)) return forward
    return backward ? { value: divide(ONE, backward.value), asOf: backward.asOf } : null
  }

  return (from, to) => {
    if (from === to) return ONE
    const quote = direct(from, to)
    if (quote) return quote.value
    let best: Quote | null = null
    for (const pivot of pivots) {
      const first = direct(from, pivot)
      const second = direct(pivot, to)
      if (!first || !second) continue
      const asOf = first.asOf < second.asOf ? first.asOf : second.asOf
      if (!best || asOf > best.asOf) best = { value: multiply(first.value, second.value), asOf }
    }
    return best?.value ?? null
  }
}
