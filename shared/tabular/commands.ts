import type { Part, Product } from '../model/schema.ts'
import type { Command } from '../workspace/commands.ts'
import type { Change } from './items.ts'
import type { Outcome, Plan, PlannedLine } from './plan.ts'

/** Commands that an import needs beside those that add. */
type Extended =
  | { kind: 'changePart'; id: string; set: Partial<Part> }
  | { kind: 'changeProduct'; id: string; set: Partial<Product> }
  | { kind: 'turnIntoProduct'; part: string }

export type PlanCommand =
  | Extract<Command, { kind: 'setPart' | 'setProduct' | 'addLine' }>
  | Extended

/** The commands of a plan: items first, then lines in the order of the rows. Broken rows give none. */
export function commandsOf(plan: Plan): PlanCommand[] {
  return [
    ...plan.outcomes.flatMap(itemCommands),
    ...plan.outcomes.flatMap((outcome) =>
      'line' in outcome && outcome.line ? [lineCommand(outcome.line)] : [],
    ),
  ]
}

function itemCommands(outcome: Outcome): PlanCommand[] {
  if (outcome.kind === 'adds') {
    const { adds } = outcome
    return adds.type === 'part'
      ? [{ kind: 'setPart', part: adds.part }]
      : [{ kind: 'setProduct', product: adds.product }]
  }
  if (outcome.kind !== 'updates') return []
  const { item: id, becomesProduct, changes, type } = outcome
  const set = setOf(changes)
  const turn: PlanCommand[] = becomesProduct ? [{ kind: 'turnIntoProduct', part: id }] : []
  if (changes.length === 0) return turn
  const change: PlanCommand =
    type === 'product' ? { kind: 'changeProduct', id, set } : { kind: 'changePart', id, set }
  return [...turn, change]
}

function setOf(changes: readonly Change[]): Record<string, unknown> {
  return Object.fromEntries(changes.map(({ member, value }) => [member, value]))
}

function lineCommand({ product, item, quantity, ...details }: PlannedLine): PlanCommand {
  const line = { item, quantity }
  const hasDetails = Object.keys(details).length > 0
  return hasDetails
    ? { kind: 'addLine', product, line, details }
    : { kind: 'addLine', product, line }
}
