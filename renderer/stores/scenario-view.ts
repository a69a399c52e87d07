import { create } from 'zustand'

/** A verdict that a scenario was asked for. */
export interface ComparedCell {
  product: string
  destination: string
  /** The number of the scenario; null: the draft that was never saved. */
  scenario: number | null
}

interface ScenarioView {
  /** The number of the scenario that the keyboard is on; null: the first. */
  active: number | null
  /** The destinations compared; null: those of the settings. */
  destinations: readonly string[] | null
  /** Only the products and destinations for which a scenario changes something. */
  onlyChanged: boolean
  /** Sub-assemblies too, not only what is sold. */
  showAll: boolean
  /** The verdict that is explained below the comparison; null: none. */
  opened: ComparedCell | null
}

const asOpened: ScenarioView = {
  active: null,
  destinations: null,
  onlyChanged: true,
  showAll: false,
  opened: null,
}

/** How the scenarios are looked at; it stays so while other screens are on. */
export const useScenarioView = create<ScenarioView>(() => asOpened)

export function resetScenarioView(): void {
  useScenarioView.setState(asOpened)
}

export function activateScenario(active: number): void {
  useScenarioView.setState({ active })
}

export function openCompared(opened: ComparedCell | null): void {
  useScenarioView.setState({ opened })
}
