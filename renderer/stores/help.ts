import { create } from 'zustand'
import type { TermId } from '../../shared/help/term.ts'
import { openPanel } from './screen.ts'

/** The pages of the help. */
export const HELP_PAGES = ['words', 'method', 'eccns', 'limits'] as const
export type HelpPage = (typeof HELP_PAGES)[number]

interface HelpStore {
  page: HelpPage
  /** The word that is brought into sight; null: none. */
  term: TermId | null
  /** What is looked for among words, or among ECCNs. */
  text: string
}

export const useHelp = create<HelpStore>(() => ({ page: 'words', term: null, text: '' }))

/** Opens the help at a page; with a term at that word, with a text at what it finds. */
export function openHelp(
  page: HelpPage,
  { term = null, text = '' }: Partial<HelpStore> = {},
): void {
  useHelp.setState({ page, term, text })
  openPanel('help')
}
