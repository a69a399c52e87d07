import type { RowNotTaken } from '../model/rows-not-taken.ts'
import type { SingleCommand } from '../workspace/commands.ts'
import type { TrayRow } from '../workspace/views.ts'
import type { Mapping } from './columns.ts'
import { commandsOf } from './commands.ts'
import { type Plan, planRows, type TableInput } from './plan.ts'

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
  return {
    plan,
    outcome: plan.outcomes.at(-1) as Repair['outcome'],
    problem: type ? null : `belongs to ${under}, which is not there yet`,
    turns: type === 'part' ? under : null,
  }
}

/** The commands by which a repaired row is taken over and kept no longer; none where it is not whole. */
export function commandsOfRepair(
  { plan, outcome, problem, turns }: Repair,
  { id }: Pick<TrayRow, 'id'>,
): SingleCommand[] {
  if (problem !== null || outcome.kind === 'broken' || outcome.kind === 'skipped') return []
  if (plan.questions.length > 0) return []
  return [
    ...(turns === null ? [] : [{ kind: 'turnIntoProduct', part: turns } satisfies SingleCommand]),
    ...commandsOf(plan),
    { kind: 'removeRow', row: id },
  ]
}
