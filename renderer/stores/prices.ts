import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

type Prices = Output<'prices.list'>

/** Dated prices and exchange rates; null: not loaded. */
export const usePrices = create<{ loaded: Prices | null }>(() => ({ loaded: null }))

const ticket = latest()

export async function loadPrices(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the prices', async () => {
    const loaded = await call('prices.list')
    if (isLatest()) usePrices.setState({ loaded })
  })
}

/** Reads them again where a change touched them. */
export async function followPrices(touched: Touched | null): Promise<void> {
  if (!usePrices.getState().loaded) return
  if (!touched || touched.prices || touched.rates || touched.items.length > 0) await loadPrices()
}

export function clearPrices(): void {
  ticket()
  usePrices.setState({ loaded: null })
}
