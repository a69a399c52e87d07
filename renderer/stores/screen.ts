import { create } from 'zustand'

export type Screen = { kind: 'home' } | { kind: 'product'; id: string }
export type Panel = 'history' | 'backups' | 'keys'

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

export function goHome(): void {
  go({ kind: 'home' })
}

export function goToProduct(id: string): void {
  go({ kind: 'product', id })
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
