import { type PlanCommand, setOf } from './commands.ts'
import { factKey, type ItemChange } from './items.ts'
import type { FactsTarget, PartFactsPlan } from './part-facts.ts'

export interface FactsChoice {
  /** Conflicts that are taken over, by their `factKey`. */
  overwrite: 'none' | 'all' | ReadonlySet<string>
  /** Other facts that are not, by their `factKey`. */
  leftOut?: ReadonlySet<string> | undefined
  /** Rows without a part that become one. */
  create?: 'none' | 'all' | ReadonlySet<number> | undefined
}

/** The commands of a table of part facts; together they are one batch. None: nothing changes. */
export function commandsOfPartFacts(
  { outcomes }: PartFactsPlan,
  { overwrite, leftOut = new Set(), create = 'none' }: FactsChoice,
): PlanCommand[] {
  return outcomes.flatMap((outcome): PlanCommand[] => {
    if (outcome.kind === 'no-part' && outcome.adds?.type === 'part' && isIn(create, outcome.row))
      return [{ kind: 'setPart', part: outcome.adds.part }]
    if (!('targets' in outcome)) return []
    return outcome.targets.flatMap((target) => changeCommand(target, taken(target)))
  })

  function taken({ item, fills, conflicts }: FactsTarget): ItemChange[] {
    return [
      ...fills.filter((change) => !leftOut.has(factKey(item, change))),
      ...conflicts.filter((change) => isIn(overwrite, factKey(item, change))),
    ]
  }
}

function changeCommand(
  { item: id, type }: FactsTarget,
  changes: readonly ItemChange[],
): PlanCommand[] {
  if (changes.length === 0) return []
  const set = setOf(changes)
  return [type === 'product' ? { kind: 'changeProduct', id, set } : { kind: 'changePart', id, set }]
}

function isIn<T>(chosen: 'none' | 'all' | ReadonlySet<T>, key: T): boolean {
  return typeof chosen === 'string' ? chosen === 'all' : chosen.has(key)
}
