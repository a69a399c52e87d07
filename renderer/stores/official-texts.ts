import { create } from 'zustand'
import type { OfficialText } from '../../shared/rules/official-text.ts'

interface OfficialTexts {
  /** The official words that the pack in use carries; none of the app's own does. */
  texts: readonly OfficialText[]
}

/** The official words beside citations, as far as the pack in use carries any. */
export const useOfficialTexts = create<OfficialTexts>(() => ({ texts: [] }))
