import { create } from 'zustand'
import type { DatedPrice, Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

/** Every dated price, by item; null: not loaded. */
export const usePrices = create<{ prices: DatedPrice[] | null }>(() => ({ prices: null }))

const ticket = latest()

export async function loadPrices(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the prices', async () => {
    const { prices } = await call('prices.list', {})
    if (isLatest()) usePrices.setState({ prices })
  })
}

let queue = Promise.resolve()

/** Reads the prices of the items that a change touched again, one change after another. */
export function followPrices(touched: Touched | null): Promise<void> {
  queue = queue.then(() => follow(touched))
  return queue
}

async function follow(touched: Touched | null): Promise<void> {
  if (!usePrices.getState().prices) return
  if (!touched) return loadPrices()
  if (touched.items.length === 0) return
  const isLatest = ticket()
  await attempt('list the prices', async () => {
    const { prices } = await call('prices.list', { items: touched.items })
    const before = usePrices.getState().prices
    if (isLatest() && before)
      usePrices.setState({ prices: withPricesOf(before, touched.items, prices) })
  })
}

export function clearPrices(): void {
  ticket()
  usePrices.setState({ prices: null })
}

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
