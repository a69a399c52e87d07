import { z } from 'zod'
import type { Result } from '../calc/result.ts'
import { tableReportSchema } from '../report/table.ts'
import { commandSchema } from '../workspace/commands.ts'
import {
  backupSchema,
  bomRowSchema,
  changeSchema,
  itemRowSchema,
  productRowSchema,
  workspaceStateSchema,
} from '../workspace/views.ts'

const nothing = z.undefined()
const revision = z.number().int().nonnegative()
const destinations = z
  .array(z.string().regex(/^[A-Z]{2}(-[A-Z]+)?$/))
  .min(1)
  .max(300)
const method = z.enum(['look-through', 'second-incorporation'])
const path = z.string().min(1).max(4096)
const job = z.string().min(1).max(64)
const exportFormat = z.enum(['csv', 'xlsx', 'pdf', 'html', 'json'])
const writtenFile = z.object({ path: z.string() }).nullable()

const resultSchema = z.custom<Result>((value) => typeof value === 'object' && value !== null)

/** A row of the comparison of many products and destinations. */
export const verdictSchema = z.object({
  product: z.string(),
  destination: z.string(),
  outcome: z.enum(['not-subject', 'subject', 'undetermined', 'report-required']),
  rule: z.string().nullable(),
  low: z.string().nullable(),
  high: z.string().nullable(),
})

/**
 * Every call from the window to the main process: its name, what goes in and what comes out. Both
 * sides check against this one table; nothing else passes between them.
 */
export const calls = {
  'app.info': {
    in: nothing,
    out: z.object({
      version: z.string(),
      pack: z.string(),
      packAsOf: z.string(),
      logPath: z.string(),
      day: z.string(),
      runtime: z.string(),
    }),
  },
  'app.openLog': { in: nothing, out: nothing },
  'workspace.state': { in: nothing, out: workspaceStateSchema.nullable() },
  'workspace.recent': {
    in: nothing,
    out: z.array(
      z.object({ path: z.string(), name: z.string(), openedAt: z.string(), exists: z.boolean() }),
    ),
  },
  /** Asks for a place with the system's dialog; null: the user gave up. */
  'workspace.new': { in: nothing, out: workspaceStateSchema.nullable() },
  'workspace.openDialog': { in: nothing, out: workspaceStateSchema.nullable() },
  'workspace.open': { in: z.object({ path }), out: workspaceStateSchema },
  'workspace.openDemo': { in: nothing, out: workspaceStateSchema },
  'workspace.saveCopy': { in: nothing, out: z.object({ path: z.string() }).nullable() },
  'workspace.close': { in: nothing, out: nothing },
  'workspace.backups': { in: nothing, out: z.array(backupSchema) },
  'workspace.restore': { in: z.object({ path }), out: workspaceStateSchema },
  /**
   * Saves what can be read of the damaged file that is open, or could not be opened, as a new
   * workspace and opens it; `lost` says what could not be read. null: the user gave up.
   */
  'workspace.salvage': {
    in: nothing,
    out: z.object({ state: workspaceStateSchema, lost: z.array(z.string()) }).nullable(),
  },
  'workspace.openPast': { in: z.object({ revision }), out: workspaceStateSchema },
  'workspace.openPresent': { in: nothing, out: workspaceStateSchema },
  'history.list': {
    in: z.object({ before: revision.optional(), limit: z.number().int().min(1).max(500) }),
    out: z.array(changeSchema),
  },
  'products.list': { in: nothing, out: z.object({ revision, rows: z.array(productRowSchema) }) },
  /** Every part and product, for choosing what to put on a line. */
  'items.list': { in: nothing, out: z.object({ revision, rows: z.array(itemRowSchema) }) },
  'bom.rows': {
    in: z.object({ product: z.string() }),
    out: z.object({ revision, rows: z.array(bomRowSchema) }),
  },
  'edit.apply': { in: commandSchema, out: workspaceStateSchema },
  'edit.undo': { in: nothing, out: workspaceStateSchema },
  'edit.redo': { in: nothing, out: workspaceStateSchema },
  /** The full result; `revision` says which revision it belongs to. */
  'evaluate.result': {
    in: z.object({ product: z.string(), destination: z.string(), method }),
    out: z.object({ revision, result: resultSchema }),
  },
  /** Every product asked for and destination, off the main thread; progress comes as an event. */
  'evaluate.all': {
    in: z.object({ job, products: z.array(z.string()).optional(), destinations, method }),
    out: z.object({ revision, cancelled: z.boolean(), verdicts: z.array(verdictSchema) }),
  },
  'evaluate.cancel': { in: z.object({ job }), out: nothing },
  /** The full result as a file, at a place asked for with the system's dialog; null: the user gave up. */
  'export.result': {
    in: z.object({ product: z.string(), destination: z.string(), method, format: exportFormat }),
    out: writtenFile,
  },
  /** A table or matrix as it stands on screen, as a file by that name. */
  'export.table': {
    in: z.object({ name: z.string().max(200), table: tableReportSchema, format: exportFormat }),
    out: writtenFile,
  },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>

/** What the main process tells the window without being asked. */
export const events = {
  'workspace.changed': workspaceStateSchema.nullable(),
  'job.progress': z.object({ job: z.string(), done: z.number(), total: z.number() }),
  'menu.command': z.object({ command: z.string() }),
} as const satisfies Record<string, z.ZodType>

export type CallName = keyof typeof calls
export type Input<N extends CallName> = z.input<(typeof calls)[N]['in']>
export type Output<N extends CallName> = z.output<(typeof calls)[N]['out']>
export type ExportFormat = z.infer<typeof exportFormat>
export type EventName = keyof typeof events
export type EventData<N extends EventName> = z.output<(typeof events)[N]>

/** A failure as it crosses from main to window: a code to act on and a sentence to show. */
export const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.array(z.string()).optional(),
})
export type Failure = z.infer<typeof failureSchema>
export type Answer<N extends CallName> =
  | { ok: true; value: Output<N> }
  | { ok: false; failure: Failure }
