import { create } from 'zustand'

interface PartListStore {
  text: string
  /** The quick filters that are on. */
  filters: string[]
  /** Parts that were worked on since the filters were set: they stay on screen. */
  kept: ReadonlySet<string>
}

const asOpened: PartListStore = { text: '', filters: [], kept: new Set() }

/** How the register of parts is looked at; it stays so while other screens are on. */
export const usePartList = create<PartListStore>(() => asOpened)

export function resetPartList(): void {
  usePartList.setState(asOpened)
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

export function clearPartFilters(): void {
  usePartList.setState({ text: '', filters: [], kept: new Set() })
}

/** Keeps parts on screen that a filter would hide once they are changed. */
export function keepParts(ids: readonly string[]): void {
  usePartList.setState(({ kept }) => ({ kept: new Set([...kept, ...ids]) }))
}
