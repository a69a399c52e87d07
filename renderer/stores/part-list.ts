import { create } from 'zustand'
import { goTo } from './screen.ts'

interface PartListStore {
  /** The register, or the walk through what is not known. */
  view: 'register' | 'questions'
  /** The products whose open questions are walked through; none: those of all. */
  products: readonly string[]
  text: string
  /** The quick filters that are on, and whether all of them must hold or any. */
  filters: string[]
  joined: 'all' | 'any'
  /** Parts that were worked on since the filters were set: they stay on screen. */
  kept: ReadonlySet<string>
}

const asOpened: PartListStore = {
  view: 'register',
  products: [],
  text: '',
  filters: [],
  joined: 'all',
  kept: new Set(),
}

/** How the register of parts is looked at; it stays so while other screens are on. */
export const usePartList = create<PartListStore>(() => asOpened)

export function resetPartList(): void {
  usePartList.setState(asOpened)
}

/** Walks through what is not known, of some products or of all. */
export function showQuestions(products: readonly string[] = []): void {
  usePartList.setState({ view: 'questions', products })
  goTo('parts')
}

/** Walks through the same for other products; none: for all. */
export function chooseQuestionsOf(products: readonly string[]): void {
  usePartList.setState({ products })
}

export function showRegister(): void {
  usePartList.setState({ view: 'register' })
}

export function filterParts(text: string): void {
  usePartList.setState({ text })
}

/** Turns a quick filter on or off. */
export function togglePartFilter(filter: string): void {
  usePartList.setState(({ filters }) => ({
    filters: filters.includes(filter)
      ? filters.filter((on) => on !== filter)
      : [...filters, filter],
    kept: new Set(),
  }))
}

/** Whether all quick filters must hold or any one. */
export function joinPartFilters(joined: 'all' | 'any'): void {
  usePartList.setState({ joined, kept: new Set() })
}

export function clearPartFilters(): void {
  usePartList.setState({ text: '', filters: [], kept: new Set() })
}

/** Keeps parts on screen that a filter would hide once they are changed. */
export function keepParts(ids: readonly string[]): void {
  usePartList.setState(({ kept }) => ({ kept: new Set([...kept, ...ids]) }))
}
