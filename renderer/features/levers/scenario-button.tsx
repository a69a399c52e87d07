import { Button } from '@mantine/core'
import type { Change } from '../../../shared/model/scenario.ts'
import { useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { makeScenario } from './make-scenario.ts'

interface ScenarioButtonProps {
  changes: readonly Change[]
  /** The scenario over which they were found; null: the base. */
  over: number | null
}

/** Makes a scenario of changes, or adds them to the one that is being edited. */
export function ScenarioButton({ changes, over }: ScenarioButtonProps) {
  const draft = useScenarios((store) => store.draft)
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  return (
    <Button
      variant="default"
      disabled={!canEdit}
      title="Parts change wherever they stand, in other products too (S)"
      onClick={() => makeScenario(changes, over)}
      data-testid="make-scenario"
    >
      {draft ? `Add to "${draft.scenario.name}"` : 'Make a scenario of it'}
    </Button>
  )
}
