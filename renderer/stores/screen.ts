import { create } from 'zustand'

/** The screens that stand in the navigation, in its order; Ctrl and the number goes there. */
export const SCREENS = [
  { kind: 'home', name: 'Home', key: '1' },
  { kind: 'products', name: 'Products', key: '2' },
  { kind: 'matrix', name: 'Matrix', key: '3' },
  { kind: 'scenarios', name: 'Scenarios', key: '4' },
  { kind: 'parts', name: 'Parts', key: '5' },
  { kind: 'companies', name: 'Companies', key: '6' },
  { kind: 'prices', name: 'Prices', key: '7' },
  { kind: 'rules', name: 'Rules', key: '8' },
  { kind: 'determinations', name: 'Determinations', key: '9' },
  { kind: 'trade-parties', name: 'Trade parties', key: 'Shift+P' },
  { kind: 'licences', name: 'Licences', key: 'Shift+L' },
  { kind: 'shipments', name: 'Shipments', key: 'Shift+H' },
  { kind: 'settings', name: 'Settings', key: ',' },
] as const

/** A screen of the navigation. */
export type MainScreen = (typeof SCREENS)[number]['kind']
export type Screen =
  /** A screen; with `find`, what that text names is brought into sight. */
  | { kind: MainScreen; find?: string }
  /** A product; with `line`, that line is brought into sight. */
  | { kind: 'product'; id: string; line?: number }
export type Panel =
  | 'history'
  | 'backups'
  | 'keys'
  | 'palette'
  | 'import'
  | 'day'
  | 'help'
  | 'reports'

interface ScreenStore {
  screen: Screen
  /** The screens to go back to, the last one first in line. */
  visited: Screen[]
  /** What lies over the screen; null: nothing. */
  panel: Panel | null
}

export const useScreen = create<ScreenStore>(() => ({
  screen: { kind: 'home' },
  visited: [],
  panel: null,
}))

export function goTo(kind: MainScreen, find?: string): void {
  go({ kind, ...(find !== undefined && { find }) })
}

export function goToProduct(id: string, line?: number): void {
  go({ kind: 'product', id, ...(line !== undefined && { line }) })
}

export function goBack(): void {
  const { visited } = useScreen.getState()
  const last = visited.at(-1)
  useScreen.setState({ screen: last ?? { kind: 'home' }, visited: visited.slice(0, -1) })
}

export function resetScreen(): void {
  useScreen.setState({ screen: { kind: 'home' }, visited: [], panel: null })
}

export function openPanel(panel: Panel): void {
  useScreen.setState({ panel })
}

export function closePanel(): void {
  useScreen.setState({ panel: null })
}

function go(screen: Screen): void {
  const { screen: current, visited } = useScreen.getState()
  if (JSON.stringify(current) === JSON.stringify(screen)) return
  useScreen.setState({ screen, visited: [...visited, current].slice(-50) })
}
