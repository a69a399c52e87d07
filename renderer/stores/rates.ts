import { create } from 'zustand'
import type { RateRow, Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

/** The dated exchange rates; null: not loaded. */
export const useRates = create<{ rates: RateRow[] | null }>(() => ({ rates: null }))

const ticket = latest()

export async function loadRates(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the exchange rates', async () => {
    const { rates } = await call('prices.rates')
    if (isLatest()) useRates.setState({ rates })
  })
}

/** Reads them again where a change touched them. */
export async function followRates(touched: Touched | null): Promise<void> {
  if (useRates.getState().rates && (!touched || touched.rates)) await loadRates()
}

export function clearRates(): void {
  ticket()
  useRates.setState({ rates: null })
}
