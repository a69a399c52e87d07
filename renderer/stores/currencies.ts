import { create } from 'zustand'
import type { Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

/** The currencies that prices are in, those of most prices first; null: not loaded. */
export const useCurrencies = create<{ currencies: readonly string[] | null }>(() => ({
  currencies: null,
}))

const ticket = latest()

export async function loadCurrencies(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the currencies of prices', async () => {
    const { currencies } = await call('prices.currencies')
    if (isLatest()) useCurrencies.setState({ currencies })
  })
}

/** Reads them again where a change touched items. */
export async function followCurrencies(touched: Touched | null): Promise<void> {
  const { currencies } = useCurrencies.getState()
  if (currencies && (!touched || touched.items.length > 0)) await loadCurrencies()
}

export function clearCurrencies(): void {
  ticket()
  useCurrencies.setState({ currencies: null })
}
