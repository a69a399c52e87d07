import { create } from 'zustand'
import type { Output } from '../../shared/ipc/contract.ts'
import type { Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

type Companies = Output<'companies.list'>

/** The companies of the group and the suppliers; null: not loaded. */
export const useCompanies = create<{ loaded: Companies | null }>(() => ({ loaded: null }))

const ticket = latest()

export async function loadCompanies(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the companies', async () => {
    const loaded = await call('companies.list')
    if (isLatest()) useCompanies.setState({ loaded })
  })
}

/** Reads them again where a change could have touched them, or the counts beside them. */
export async function followCompanies(touched: Touched | null): Promise<void> {
  if (!useCompanies.getState().loaded) return
  if (!touched || touched.companies || touched.items.length > 0) await loadCompanies()
}

export function clearCompanies(): void {
  ticket()
  useCompanies.setState({ loaded: null })
}
