import { create } from 'zustand'
import type { OfficeState } from '../../shared/ipc/determination-calls.ts'
import { call } from './call.ts'
import { useResult } from './result.ts'
import { attempt } from './workspace.ts'

/** What is to be determined, as the dialog opens. */
export interface Determining {
  product: string
  destinations: string[]
  /** The scenario over the base; null: the base. */
  scenario: number | null
  /** The determination in whose place it comes; null: none. */
  supersedes: string | null
}

interface DeterminingStore {
  /** null: the dialog is closed. */
  asked: Determining | null
  office: OfficeState | null
}

export const useDetermining = create<DeterminingStore>(() => ({ asked: null, office: null }))

/** Opens the dialog for a product and the destination that is chosen, or for what is given. */
export function determine(product: string, more: Partial<Determining> = {}): void {
  const { destination } = useResult.getState()
  const asked = { product, destinations: [destination], scenario: null, supersedes: null, ...more }
  useDetermining.setState({ asked })
  void loadOffice()
}

export function closeDetermining(): void {
  useDetermining.setState({ asked: null })
}

export async function loadOffice(): Promise<void> {
  await attempt('look at the office key', async () => {
    useDetermining.setState({ office: await call('office.state') })
  })
}

export function showOffice(office: OfficeState): void {
  useDetermining.setState({ office })
}
