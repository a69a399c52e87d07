import type { Change, Scenario } from '../model/scenario.ts'

/** That a scenario was applied to the base, as the change log tells it. */
export interface AppliedScenario {
  /** The revision in which it was last written into the base. */
  revision: number
  /** The revision that took that back; null: it holds. */
  takenBack: number | null
  /** The changes that are in the base by it; none where it was taken back. */
  changes: Change[]
}

/** Changes of a scenario that the base has already: their places, from 0, and since when. */
export interface InBase {
  revision: number
  changes: readonly number[]
}

/** A scenario to be laid over a base that may have some of its changes already. */
export type LaidScenario = Scenario & { inBase?: InBase }

/**
 * A scenario with the changes marked that are in the base already, so that none is made a second time.
 * A change that was written otherwise since it was applied is not one of them.
 */
export function laidOver(
  scenario: Scenario,
  applied: AppliedScenario | null | undefined,
): LaidScenario {
  if (!applied || applied.takenBack !== null) return scenario
  const left = applied.changes.map(changeKey)
  const changes = scenario.changes.flatMap((change, at) => {
    const found = left.indexOf(changeKey(change))
    if (found < 0) return []
    left.splice(found, 1)
    return [at]
  })
  return changes.length === 0
    ? scenario
    : { ...scenario, inBase: { revision: applied.revision, changes } }
}

/** What a change does, by which two are the same: its note does nothing. */
function changeKey({ note: _, ...change }: Change): string {
  return JSON.stringify(sorted(change))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
  )
}
