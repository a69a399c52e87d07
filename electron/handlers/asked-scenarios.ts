import type { Input } from '../../shared/ipc/contract.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import { type LaidScenario, laidOver } from '../../shared/scenario/applied.ts'
import { stackOf } from '../../shared/scenario/stack.ts'
import type { ScenarioRow } from '../../shared/workspace/views.ts'
import type { AskedScenario } from '../evaluation/messages.ts'
import { Refusal } from '../ipc/refusal.ts'

type Drafts = NonNullable<Input<'scenarios.check'>['drafts']>

/**
 * Scenarios by their numbers with those that they stand on, then the drafts that have no number. A
 * draft with a number stands in for the saved scenario, also where another one stands on that. What
 * was applied of each is marked as in the base. Throws a Refusal where a number is no scenario's.
 */
export function askedScenarios(
  saved: readonly ScenarioRow[],
  { scenarios, drafts = [] }: { scenarios: readonly number[]; drafts?: Drafts | undefined },
): AskedScenario[] {
  const inPlace = new Map(drafts.flatMap(({ id, scenario }) => (id ? [[id, scenario]] : [])))
  const fresh = drafts.flatMap(({ id, scenario }) => (id ? [] : [scenario as Scenario]))
  const known = new Map(
    saved.map(({ id, scenario, applied }) => [
      id,
      laidOver((inPlace.get(id) as Scenario | undefined) ?? scenario, applied),
    ]),
  )
  const all: LaidScenario[] = [...known.values(), ...fresh]
  const asked = (id: number | null, { name }: Scenario) => ({ id, name, stack: stackOf(name, all) })
  const missing = [...scenarios, ...inPlace.keys()].find((id) => !known.has(id))
  if (missing !== undefined)
    throw new Refusal('not-found', `There is no scenario with the number ${missing}.`)
  return [
    ...scenarios.map((id) => asked(id, known.get(id) as Scenario)),
    ...fresh.map((scenario) => asked(null, scenario)),
  ]
}
