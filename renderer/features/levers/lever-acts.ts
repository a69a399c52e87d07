import type { Lever } from '../../../shared/scenario/levers/levers.ts'
import { openItem } from '../../stores/item.ts'
import { makeScenario } from './make-scenario.ts'

/**
 * Whether a scenario may be made of a lever: of what can be decided, and of a rate. What can only be
 * found out about an item gives none, so that nothing is classified otherwise in order to pass.
 */
export function givesScenario({ list, kind, change }: Lever): boolean {
  return change !== null && (list === 'decide' || kind === 'rate')
}

/** Makes a scenario of a lever that gives one. */
export function scenarioOfLever(lever: Lever | undefined, over: number | null): void {
  if (lever?.change && givesScenario(lever)) makeScenario([lever.change], over)
}

/** The item of the base on which is recorded what was found out; null: it is of none. */
export function itemToRecord({ list, item, change }: Lever): string | null {
  return list === 'find-out' && change !== null ? item : null
}

/** Opens the item of a lever that can only be found out, where its facts and their sources stand. */
export function recordFinding(lever: Lever | undefined): void {
  const item = lever && itemToRecord(lever)
  if (item) openItem(item)
}
