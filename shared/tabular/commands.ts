import type { SingleCommand } from '../workspace/commands.ts'
import type { ItemChange } from './items.ts'
import type { Plan, PlannedLine, RowOutcome } from './plan.ts'

/** The kinds of command that a plan gives; together they are one batch. */
export type PlanCommand = Extract<
  SingleCommand,
  {
    kind:
      | 'setPart'
      | 'setProduct'
      | 'changePart'
      | 'changeProduct'
      | 'turnIntoProduct'
      | 'addLine'
      | 'setLine'
      | 'removeLine'
  }
>

/** The commands of a plan: items first, then lines in the order of the rows. Broken rows give none. */
export function commandsOf(plan: Plan): PlanCommand[] {
  return [
    ...plan.outcomes.flatMap(itemCommands),
    ...plan.outcomes.flatMap((outcome) =>
      'line' in outcome && outcome.line ? [lineCommand(outcome.line)] : [],
    ),
  ]
}

/** What a row does to its item. */
export function itemCommands(outcome: RowOutcome): PlanCommand[] {
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

/** The members that changes give an item. */
export function setOf(changes: readonly ItemChange[]): Record<string, unknown> {
  return Object.fromEntries(changes.map(({ member, value }) => [member, value]))
}

/** The command that adds a line at the end of its product. */
export function lineCommand({ product, item, quantity, ...details }: PlannedLine): PlanCommand {
  const line = { item, quantity }
  const hasDetails = Object.keys(details).length > 0
  return hasDetails
    ? { kind: 'addLine', product, line, details }
    : { kind: 'addLine', product, line }
}
