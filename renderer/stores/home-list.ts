import { create } from 'zustand'

interface HomeListStore {
  /** The companies whose products are not listed. */
  closed: ReadonlySet<string>
  /** The row that the keyboard is on. */
  active: string | null
}

const asOpened: HomeListStore = { closed: new Set(), active: null }

/** How the home table is looked at. */
export const useHomeList = create<HomeListStore>(() => asOpened)

export function resetHomeList(): void {
  useHomeList.setState(asOpened)
}

export function activateHomeRow(key: string): void {
  useHomeList.setState({ active: key })
}

/** Opens or closes a company. */
export function setCompanyOpen(company: string, isOpen: boolean): void {
  useHomeList.setState(({ closed }) => {
    const others = [...closed].filter((id) => id !== company)
    return { closed: new Set(isOpen ? others : [...others, company]) }
  })
}
