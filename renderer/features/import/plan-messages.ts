import type { PlanCommand } from '../../../shared/tabular/commands.ts'
import type { Choice } from './planned.ts'
import type { Table, TableContext, TableReading } from './read-table.ts'

/** What the window asks of the thread that plans. */
export type PlanRequest =
  | { kind: 'table'; table: Table }
  /** Which of these ids a cell of the table names. */
  | { kind: 'mentioned'; ids: readonly string[] }
  | { kind: 'read'; context: TableContext }
  /** The commands of what was read last. */
  | { kind: 'commands'; choice: Choice }

/** What it answers; `overtaken`: it was asked something else meanwhile. */
export type PlanReply =
  | { kind: 'mentioned'; ids: string[] }
  | { kind: 'reading'; reading: TableReading }
  | { kind: 'commands'; commands: PlanCommand[] }
  | { kind: 'failed'; message: string }
  | { kind: 'overtaken' }
