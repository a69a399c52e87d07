import { commandsOf, itemCommands, lineCommand, type PlanCommand } from './commands.ts'
import { factKey } from './items.ts'
import type { Plan, RowOutcome } from './plan.ts'
import type { PresentLines } from './present-lines.ts'
import { isAsListed, type LinesWay, type Revision, type RevisionEntry } from './revision.ts'

export interface RevisionOptions {
  way: LinesWay
  /** Entries by their keys, and facts of items by `factKey`, that stay as they are. */
  leftOut?: ReadonlySet<string> | undefined
  /** For `replace`. */
  present: PresentLines
}

/**
 * The commands that bring the lines of a product to what a table says: `update` adds, changes and
 * removes line by line, `replace` lists anew each product whose lines are not those of the table,
 * `add` puts all lines of the table after those that are there. None: nothing changes.
 */
export function commandsOfRevision(
  plan: Plan,
  revision: Revision,
  { way, leftOut = new Set(), present }: RevisionOptions,
): PlanCommand[] {
  const taken = withoutFacts(plan, leftOut)
  if (way === 'add') return commandsOf(taken)
  const entries = revision.entries.filter(({ key }) => !leftOut.has(key))
  const lines = way === 'update' ? updated(entries) : replaced(revision, present)
  if (way === 'replace') return [...taken.outcomes.flatMap(itemCommands), ...lines]
  const needed = new Set(
    entries.flatMap(({ product, item, planned }) =>
      planned ? [product, item, ...(planned.alternates ?? [])] : [],
    ),
  )
  const items = taken.outcomes.filter((outcome) => !isNew(outcome) || needed.has(outcome.item))
  return [...items.flatMap(itemCommands), ...lines]
}

function isNew(outcome: RowOutcome): outcome is Extract<RowOutcome, { kind: 'adds' | 'updates' }> {
  return outcome.kind === 'adds' || (outcome.kind === 'updates' && outcome.becomesProduct)
}

function withoutFacts(plan: Plan, leftOut: ReadonlySet<string>): Plan {
  if (leftOut.size === 0) return plan
  const outcomes = plan.outcomes.map((outcome) =>
    outcome.kind === 'updates'
      ? {
          ...outcome,
          changes: outcome.changes.filter((change) => !leftOut.has(factKey(outcome.item, change))),
        }
      : outcome,
  )
  return { ...plan, outcomes }
}

/** What is removed first, so that no product contains itself on the way. */
function updated(entries: readonly RevisionEntry[]): PlanCommand[] {
  const removed = entries.flatMap(({ kind, line }): PlanCommand[] =>
    kind === 'removed' && line !== null ? [{ kind: 'removeLine', line }] : [],
  )
  const changed = entries.flatMap((entry): PlanCommand[] =>
    entry.kind === 'changed' ? changeCommand(entry) : [],
  )
  const added = entries.flatMap(({ kind, planned }) =>
    kind === 'added' && planned ? [lineCommand(planned)] : [],
  )
  return [...removed, ...changed, ...added]
}

function changeCommand({ line, planned, changes }: RevisionEntry): PlanCommand[] {
  if (line === null || !planned) return []
  const fields = new Set(changes.map(({ field }) => field))
  const { quantity, unit, note, alternates } = planned
  const details = {
    ...(fields.has('unit') ? { unit } : {}),
    ...(fields.has('note') ? { note } : {}),
    ...(fields.has('alternates') ? { alternates } : {}),
  }
  return [
    {
      kind: 'setLine',
      line,
      ...(fields.has('quantity') ? { quantity } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    },
  ]
}

/** All lines anew for each product that does not have them so already. */
function replaced({ entries }: Revision, present: PresentLines): PlanCommand[] {
  const differing = [...Map.groupBy(entries, ({ product }) => product)].flatMap(
    ([product, those]) => {
      const planned = those.flatMap((entry) => entry.planned ?? [])
      const there = present.get(product) ?? []
      return isAsListed(planned, there) ? [] : [{ planned, there }]
    },
  )
  return [
    ...differing.flatMap(({ there }) =>
      there.map(({ line }): PlanCommand => ({ kind: 'removeLine', line })),
    ),
    ...differing.flatMap(({ planned }) => planned.map(lineCommand)),
  ]
}
