import { create } from 'zustand'

export type ScenarioTab = 'compare' | 'levers'

/** Which part of the scenarios screen is shown. */
export const useScenarioTab = create<{ tab: ScenarioTab }>(() => ({ tab: 'compare' }))

export function showScenarioTab(tab: ScenarioTab): void {
  useScenarioTab.setState({ tab })
}
