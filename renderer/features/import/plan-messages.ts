import type { RowNotTaken } from '../../../shared/model/rows-not-taken.ts'
import type { PlanCommand } from '../../../shared/tabular/commands.ts'
import type { Choice } from './planned.ts'
import type { Table, TableContext, TableReading } from './read-table.ts'

/** What the window asks of the thread that plans. */
export type PlanRequest =
  | { kind: 'table'; table: Table }
  /** Which of these ids a cell of the table names. */
  | { kind: 'mentioned'; ids: readonly string[] }
  | { kind: 'read'; context: TableContext }
  /** The commands of what was read last, and its rows that cannot be taken; `source` names the table. */
  | { kind: 'commands'; choice: Choice; source: string }

/** What is written of a plan, and what of a table stays at the product because it cannot be. */
export interface PlannedChange {
  /** The commands, as the texts of a batch. */
  texts: string[]
  /** How many commands there are of each kind. */
  kinds: Partial<Record<PlanCommand['kind'], number>>
  notTaken: RowNotTaken[]
}

/** What it answers; `overtaken`: it was asked something else meanwhile. */
export type PlanReply =
  | { kind: 'mentioned'; ids: string[] }
  | { kind: 'reading'; reading: TableReading }
  | ({ kind: 'commands' } & PlannedChange)
  | { kind: 'failed'; message: string }
  | { kind: 'overtaken' }
