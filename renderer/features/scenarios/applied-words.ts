import { type AppliedScenario, laidOver } from '../../../shared/scenario/applied.ts'
import type { ScenarioRow } from '../../../shared/workspace/views.ts'
import { count } from '../../ui/format.ts'

/** That a scenario was applied, how much of it as it is now is in the base, or what took it back. */
export function appliedText({ scenario, applied }: ScenarioRow): string {
  if (!applied) return ''
  const { revision, takenBack } = applied
  if (takenBack !== null) return `applied in revision ${revision}, taken back in ${takenBack}`
  const { length: inBase } = laidOver(scenario, applied).inBase?.changes ?? []
  const { length: all } = scenario.changes
  if (inBase === all) return `applied in revision ${revision}`
  return `applied in revision ${revision}: ${inBase} of ${count(all, 'change')} in the base`
}

/** Since when changes are in the base, where a dialog asks about them. */
export function inBaseText(changes: number, applied: Pick<AppliedScenario, 'revision'>): string {
  const have = changes === 1 ? 'has' : 'have'
  return `${count(changes, 'change')} ${have} been in the base since revision ${applied.revision}.`
}
