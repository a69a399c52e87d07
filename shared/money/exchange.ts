import { divide, multiply, ONE, parseRatio, type Ratio } from './ratio.ts'

/** A dated rate: one unit of `from` is `rate` units of `to` as of `asOf` (YYYY-MM-DD). */
export interface DatedRate {
  from: string
  to: string
  rate: string
  asOf: string
}

/** A rate as it was used; `isInverse`: one unit of its `to` is worth 1 / `rate` of its `from`. */
export interface RateLeg<Rate extends DatedRate> {
  rate: Rate
  isInverse: boolean
}

/** What one unit of a currency is worth in another, exactly, and the rates that say so. */
export interface Conversion<Rate extends DatedRate> {
  value: Ratio
  /** None between a currency and itself, one for a pair, two through a common currency. */
  legs: readonly RateLeg<Rate>[]
}

interface Quote<Rate extends DatedRate> extends Conversion<Rate> {
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
  const convert = conversions(rates, day)
  return (from, to) => convert(from, to)?.value ?? null
}

/** As `exchange`, with the rates that a conversion rests on. */
export function conversions<Rate extends DatedRate>(
  rates: readonly Rate[],
  day: string,
): (from: string, to: string) => Conversion<Rate> | null {
  const quotes = new Map<string, Quote<Rate>>()
  const currencies = new Set<string>()
  for (const rate of rates) {
    const { from, to, asOf } = rate
    if (asOf > day) continue
    currencies.add(from).add(to)
    const pair = `${from}>${to}`
    const known = quotes.get(pair)
    const legs = [{ rate, isInverse: false }]
    if (!known || asOf > known.asOf) quotes.set(pair, { value: parseRatio(rate.rate), legs, asOf })
  }
  const pivots = [...currencies].sort()

  function direct(from: string, to: string): Quote<Rate> | null {
    const forward = quotes.get(`${from}>${to}`)
    const backward = quotes.get(`${to}>${from}`)
    if (forward && (!backward || forward.asOf >= backward.asOf)) return forward
    if (!backward) return null
    const legs = backward.legs.map(({ rate }) => ({ rate, isInverse: true }))
    return { value: divide(ONE, backward.value), legs, asOf: backward.asOf }
  }

  return (from, to) => {
    if (from === to) return { value: ONE, legs: [] }
    const quote = direct(from, to)
    if (quote) return quote
    let best: Quote<Rate> | null = null
    for (const pivot of pivots) {
      const first = direct(from, pivot)
      const second = direct(pivot, to)
      if (!first || !second) continue
      const asOf = first.asOf < second.asOf ? first.asOf : second.asOf
      const legs = [...first.legs, ...second.legs]
      if (!best || asOf > best.asOf)
        best = { value: multiply(first.value, second.value), legs, asOf }
    }
    return best
  }
}
