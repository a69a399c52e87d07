import type { Change, Scenario } from '../../../shared/model/scenario.ts'
import type { ScenarioRow } from '../../../shared/workspace/views.ts'
import type { ScenarioDraft } from '../../stores/scenarios.ts'

/** The changes with one more at the end, or in the place of one. */
export function withNew(changes: readonly Change[], change: Change, at: number | null): Change[] {
  return at === null
    ? [...changes, change]
    : changes.map((before, place) => (place === at ? change : before))
}

export function withoutChange(changes: readonly Change[], at: number): Change[] {
  return changes.filter((_, place) => place !== at)
}

/** The changes with one moved by a step, or as they are where the step leads out of them. */
export function withMoved(changes: readonly Change[], at: number, by: 1 | -1): Change[] {
  const next = [...changes]
  const [change] = next.splice(at, 1)
  if (!change || at + by < 0 || at + by > next.length) return [...changes]
  next.splice(at + by, 0, change)
  return next
}

/** A new scenario with a name that no other has. */
export function newScenario(rows: readonly ScenarioRow[]): Scenario {
  return {
    format: 'minimis-scenario',
    version: 1,
    name: freeName(rows, 'Scenario'),
    changes: [],
  }
}

/** A scenario once more, under a name that no other has. */
export function copyOf(rows: readonly ScenarioRow[], scenario: Scenario): Scenario {
  return { ...scenario, name: freeName(rows, `${scenario.name}, copy`) }
}

function freeName(rows: readonly ScenarioRow[], wanted: string): string {
  const taken = new Set(rows.map(({ scenario }) => scenario.name))
  let number = 1
  const name = () => (number === 1 ? wanted : `${wanted} ${number}`)
  while (taken.has(name())) number++
  return name()
}

/** The names of a saved scenario and of those that stand on it: it cannot stand on these. */
export function standingNames(
  rows: readonly ScenarioRow[],
  { id }: Pick<ScenarioDraft, 'id'>,
): ReadonlySet<string> {
  const own = rows.find((row) => row.id === id)?.scenario.name
  const names = new Set(own === undefined ? [] : [own])
  for (const name of names)
    for (const { scenario } of rows) if (scenario.onTopOf === name) names.add(scenario.name)
  return names
}
