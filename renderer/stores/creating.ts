import { create } from 'zustand'

export type Creatable = 'product' | 'company' | 'part'

interface CreatingStore {
  /** What is being created in the dialog; null: nothing. */
  what: Creatable | null
  /** What it shall be called, as far as that was typed already. */
  draft: string
}

export const useCreating = create<CreatingStore>(() => ({ what: null, draft: '' }))

export function startCreating(what: Creatable, draft = ''): void {
  useCreating.setState({ what, draft })
}

export function stopCreating(): void {
  useCreating.setState({ what: null })
}
