import type { Change, Scenario } from '../../../shared/model/scenario.ts'
import { changeText } from '../../../shared/scenario/words.ts'
import { showScenarioTab } from '../../stores/scenario-tab.ts'
import { changeDraft, editScenario, useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/**
 * A new scenario with changes: on top of the scenario over which they were found, under a name that
 * no other has.
 */
export function scenarioOf(
  changes: readonly Change[],
  {
    onTopOf,
    revision,
    names,
  }: { onTopOf: string | null; revision: number; names: readonly string[] },
): Scenario {
  const first = changes[0]
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : ''
  return {
    format: 'minimis-scenario',
    version: 1,
    name: unused(`${first ? changeText(first) : 'Levers'}${more}`, names),
    base: { revision },
    ...(onTopOf !== null && { onTopOf }),
    changes: [...changes],
  }
}

function unused(name: string, names: readonly string[]): string {
  if (!names.includes(name)) return name
  let number = 2
  while (names.includes(`${name} (${number})`)) number++
  return `${name} (${number})`
}

/**
 * Adds changes to the scenario that is being edited, or to a new one, and goes to it. Nothing where
 * the workspace cannot be written to.
 */
export function makeScenario(changes: readonly Change[], over: number | null): void {
  const { workspace } = useWorkspace.getState()
  if (!workspace || workspace.readOnly !== null) return
  const { rows, draft } = useScenarios.getState()
  if (draft) {
    changeDraft((scenario) => ({ ...scenario, changes: [...scenario.changes, ...changes] }))
  } else {
    const scenarios = rows ?? []
    const scenario = scenarioOf(changes, {
      onTopOf: scenarios.find(({ id }) => id === over)?.scenario.name ?? null,
      revision: workspace.revision,
      names: scenarios.map((row) => row.scenario.name),
    })
    editScenario({ id: null, scenario })
  }
  showScenarioTab('compare')
}
