import type { PackProblem } from './check-direct-product.ts'
import { allDestinations, findDestination, isAmong, possibly } from './destination.ts'
import type { RulePack } from './pack.ts'
import type { Destinations } from './schema.ts'

/**
 * Where Country Groups that were not read would decide more than a licence need or a direct product
 * rule, which alone are left open by them: a level, a case without one, the gate, Part 746, or what is
 * exported from a place.
 */
export function openGroupProblems(pack: RulePack): PackProblem[] {
  const open = allDestinations(pack)
    .flatMap((code) => findDestination(pack, code) ?? [])
    .map((destination) => possibly(pack, destination))
    .filter((all) => all.length > 1)
  if (open.length === 0) return []
  return [...decidingSets(pack)].flatMap(({ path, set }) =>
    open
      .filter((all) => new Set(all.map((one) => isAmong(pack, one, set))).size > 1)
      .map(([{ code }]) => ({
        path,
        message: `turns on Country Groups of ${code} that were not read`,
      })),
  )
}

function* decidingSets(pack: RulePack): Generator<{ path: string; set: Destinations }> {
  const { levels, noLevel, part746 } = pack
  for (const row of levels.levels) yield { path: 'levels.levels', set: row.destinations }
  for (const path of levels.encryptionGate.paths)
    yield { path: 'levels.encryptionGate.paths', set: path.destinations }
  for (const { id, destinations, product } of noLevel.rules) {
    yield { path: `noLevel.rules ${id}`, set: destinations }
    const seats = product.exporterExclusion?.notHeadquarteredIn
    if (seats) yield { path: `noLevel.rules ${id}`, set: seats }
  }
  for (const { id, destinations } of part746.rules)
    yield { path: `part746.rules ${id}`, set: destinations }
  for (const entry of pack.entryByEccn.values())
    for (const { exportedFrom } of entry.rows)
      if (exportedFrom) yield { path: `eccns ${entry.eccn}`, set: exportedFrom }
}
