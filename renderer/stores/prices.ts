import { create } from 'zustand'
import type { DatedPrice, Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { withPricesOf } from './price-rows.ts'
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
