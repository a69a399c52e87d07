import { type DatedRate, exchange } from '../../../shared/money/exchange.ts'

interface Priced {
  price: { currency: string } | null
}

/** The currencies in which items are priced, in order. */
export function currenciesOf(rows: readonly Priced[]): string[] {
  return [...new Set(rows.flatMap(({ price }) => price?.currency ?? []))].sort()
}

/** The currencies from which no rate of the day reaches another one. */
export function unreachable(
  currencies: readonly string[],
  to: string,
  rates: readonly DatedRate[],
  day: string,
): string[] {
  const rate = exchange(rates, day)
  return currencies.filter((from) => rate(from, to) === null)
}

/** A list with one entry moved by a step, or as it is where the step leads out of it. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const next = [...list]
  const entry = next[at]
  if (entry === undefined || at + by < 0 || at + by >= list.length) return next
  next.splice(at, 1)
  next.splice(at + by, 0, entry)
  return next
}
