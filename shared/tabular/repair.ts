import type { RowNotTaken } from '../model/rows-not-taken.ts'
import type { SingleCommand } from '../workspace/commands.ts'
import type { TrayRow } from '../workspace/views.ts'
import type { Mapping } from './columns.ts'
import { commandsOf } from './commands.ts'
import { factKey, type ItemChange } from './items.ts'
import { type Plan, planRows, type RowOutcome, type TableInput } from './plan.ts'

export interface RepairInput extends Omit<TableInput, 'rows' | 'numbers' | 'marks' | 'mapping'> {
  /** The product that keeps the row. */
  product: string
  row: Pick<RowNotTaken, 'headings' | 'under'>
  /** As they are to be read. */
  cells: readonly string[]
  /** Which field each cell is. */
  columns: Mapping['columns']
  pricePer?: Mapping['pricePer']
  countsDesignators?: Mapping['countsDesignators']
}

/** A row that was not taken over, read again. */
export interface Repair {
  plan: Plan
  /** What becomes of the row, in the plan. */
  outcome: Plan['outcomes'][number]
  /** Why it cannot be a line yet, whatever its cells are; null: it can. */
  problem: string | null
  /** What the row says otherwise than its item has it; the item keeps what it has unless that is chosen. */
  conflicts: ItemChange[]
  /** The item that becomes a product, since the row is a line of it. */
  turns: string | null
}

/**
 * Reads one row again with other cells. It becomes a line of the item that it lay under: level and
 * parent say no more than that, and are not read.
 */
export function planRepair(input: RepairInput): Repair {
  const { row, cells, columns, pricePer, countsDesignators, ...rest } = input
  const hasHeadings = row.headings.length > 0
  const mapping = {
    header: hasHeadings ? 0 : null,
    columns: columns.map((field) => (field === 'level' || field === 'parent' ? null : field)),
    pricePer,
    countsDesignators,
  } as Mapping
  const under = row.under ?? input.product
  const rows = hasHeadings ? [row.headings, cells] : [cells]
  const plan = planRows({ ...rest, rows, mapping, product: under })
  const type = input.known.find(({ id }) => id === under)?.type
  const outcome = plan.outcomes.at(-1) as Repair['outcome']
  return {
    plan,
    outcome,
    conflicts: outcome.kind === 'updates' ? outcome.changes.filter(isConflict) : [],
    problem: type ? null : `belongs to ${under}, which is not there yet`,
    turns: type === 'part' ? under : null,
  }
}

/** The item has it otherwise, and not only unknown. */
function isConflict({ from }: ItemChange): boolean {
  return from !== null
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The commands by which a repaired row is taken over and kept no longer; none where it is not whole.
 * `taken`: by their keys, the facts of its item in which the row wins over what is known.
 */
export function commandsOfRepair(
  { plan, outcome, problem, turns }: Repair,
  { id }: Pick<TrayRow, 'id'>,
  taken: ReadonlySet<string> = NONE,
): SingleCommand[] {
  if (problem !== null || outcome.kind === 'broken' || outcome.kind === 'skipped') return []
  if (plan.questions.length > 0) return []
  return [
    ...(turns === null ? [] : [{ kind: 'turnIntoProduct', part: turns } satisfies SingleCommand]),
    ...commandsOf({ ...plan, outcomes: plan.outcomes.map((one) => keepingKnown(one, taken)) }),
    { kind: 'removeRow', row: id },
  ]
}

function keepingKnown(outcome: RowOutcome, taken: ReadonlySet<string>): RowOutcome {
  if (outcome.kind !== 'updates') return outcome
  const { item } = outcome
  const changes = outcome.changes.filter(
    (change) => !isConflict(change) || taken.has(factKey(item, change)),
  )
  return { ...outcome, changes }
}
