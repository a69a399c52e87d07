import type { DatedPrice } from '../../shared/workspace/views.ts'

/** The prices with those of some items read again, by item; what is as it was stays the same object. */
export function withPricesOf(
  prices: readonly DatedPrice[],
  items: readonly string[],
  fresh: readonly DatedPrice[],
): DatedPrice[] {
  const again = new Set(items)
  const kept = prices.filter(({ item }) => !again.has(item))
  const old = prices.filter(({ item }) => again.has(item))
  const known = new Map(old.map((price) => [JSON.stringify(price), price]))
  const read = fresh.map((price) => known.get(JSON.stringify(price)) ?? price)
  // Both lists are in the order of their items: they are put together like two piles of cards.
  const merged: DatedPrice[] = []
  let next = 0
  for (const price of kept) {
    while (next < read.length && (read[next] as DatedPrice).item < price.item)
      merged.push(read[next++] as DatedPrice)
    merged.push(price)
  }
  return [...merged, ...read.slice(next)]
}
