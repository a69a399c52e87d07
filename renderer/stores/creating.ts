import { create } from 'zustand'
import { useKept } from './kept.ts'
import { watchTyping } from './typing.ts'

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

/** Under which the form of something new keeps what is typed while it is away. */
export function draftPlace(what: Creatable): string {
  return `new ${what}`
}

for (const what of ['product', 'company', 'part'] as const)
  watchTyping(() => (draftPlace(what) in useKept.getState().kept ? `New ${what}` : null))
