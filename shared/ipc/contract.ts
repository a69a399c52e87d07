import { z } from 'zod'
import { date } from '../model/members.ts'
import { partSchema, productSchema } from '../model/schema.ts'
import { tableReportSchema } from '../report/table.ts'
import type { RegisteredReport } from '../rules/report-register.ts'
import { ENCODINGS } from '../sheets/encodings.ts'
import { commandSchema } from '../workspace/commands.ts'
import { longBatchSchema } from '../workspace/long-batch.ts'
import { preferencesSchema } from '../workspace/preferences.ts'
import {
  backupSchema,
  bomRevisionSchema,
  bomRowSchema,
  changedFieldSchema,
  datedPriceSchema,
  entityRowSchema,
  itemDetailSchema,
  itemRowSchema,
  partRowSchema,
  productChangeSchema,
  productRowSchema,
  rateRowSchema,
  supplierRowSchema,
  trayRowSchema,
  workspaceRevisionSchema,
  workspaceStateSchema,
} from '../workspace/views.ts'
import { determinationCalls } from './determination-calls.ts'
import { evaluationCalls } from './evaluation-calls/index.ts'
import { paperAsked } from './evaluation-calls/papers.ts'
import { act, answered, edited, id, ids, job, revision } from './fields.ts'
import { licenceCalls } from './licence-calls.ts'
import { partyCalls } from './party-calls.ts'
import { rulesCalls } from './rules-calls.ts'
import { scenarioCalls } from './scenario-calls.ts'
import { subject } from './scenario-fields.ts'
import { shipmentRegisterCalls } from './shipment-calls.ts'

const nothing = z.undefined()
const path = z.string().min(1).max(4096)
const exportFormat = z.enum(['csv', 'xlsx', 'pdf', 'html', 'json'])
const paperFormat = z.enum(['pdf', 'txt', 'html'])
const writtenFile = z.object({ path: z.string() }).nullable()
const bomQuestion = z.object({
  product: id,
  lines: z.array(z.number().int().positive()).max(20_000).optional(),
})

const cellAddress = z.object({ row: z.number(), column: z.number() })
const sheetSchema = z.object({
  name: z.string(),
  rows: z.array(z.array(z.string())),
  /** Which cells the file holds as numbers, with a decimal point; absent: it holds text only. */
  numbers: z.array(z.array(z.boolean())).optional(),
  isHidden: z.boolean().optional(),
  marks: z
    .object({
      hiddenRows: z.array(z.number()).optional(),
      hiddenColumns: z.array(z.number()).optional(),
      struckRows: z.array(z.number()).optional(),
      currencies: z.array(cellAddress.extend({ currency: z.string() })).optional(),
      broken: z.array(cellAddress.extend({ message: z.string() })).optional(),
      brokenRows: z.array(z.object({ row: z.number(), message: z.string() })).optional(),
      merged: z.array(cellAddress.extend({ rows: z.number(), columns: z.number() })).optional(),
    })
    .optional(),
})
const chosenTable = z
  .object({
    name: z.string(),
    sheets: z.array(sheetSchema),
    /** How the file was read where that is not plain from it. */
    notes: z.array(z.string()),
    /** By which encoding and delimiter a text was read, and by which others it may be; null: a workbook. */
    reading: z
      .object({
        encoding: z.string(),
        isSure: z.boolean(),
        encodings: z.array(z.object({ encoding: z.string(), sample: z.string() })),
        delimiter: z.string(),
      })
      .nullable(),
  })
  .nullable()

/**
 * The acts that the home screen showed when the workspace was left, by product and destination; none
 * where an older version noted outcomes alone.
 */
export const seenSchema = z.object({
  at: z.string(),
  revision,
  acts: z.record(z.string(), z.record(z.string(), act)).default({}),
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
      /** The id of the app's newest pack; in the window the name of the one in force. */
      pack: z.string(),
      packAsOf: z.string(),
      logPath: z.string(),
      /** Where the demo workspace lies. */
      demoPath: z.string(),
      runtime: z.string(),
    }),
  },
  /** The window shows what is listed of the first file: what holds the main process up can begin. */
  'app.listed': { in: nothing, out: nothing },
  'app.openLog': { in: nothing, out: nothing },
  /** What others wrote of the app, and the terms of each. */
  'app.licences': {
    in: nothing,
    out: z.array(
      z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
    ),
  },
  /** What this user prefers on this computer, whatever workspace is open. */
  'app.preferences': { in: nothing, out: preferencesSchema },
  'app.setPreferences': { in: preferencesSchema, out: preferencesSchema },
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
  /** Answers `workspace.leaving`: what is half typed and was not written, one place each. */
  'workspace.readyToLeave': {
    in: z.object({ unfinished: z.array(z.string().max(500)).max(1000) }),
    out: nothing,
  },
  'workspace.backups': { in: nothing, out: z.array(backupSchema) },
  /** Looks at one of them whole, which takes a while where it is large. */
  'workspace.checkBackup': { in: z.object({ path }), out: z.object({ intact: z.boolean() }) },
  /** Makes a backup of the open workspace now. */
  'workspace.backUp': { in: nothing, out: z.object({ path: z.string() }) },
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
  /** Chooses the day of determination; null: the day that it is, or that of the past revision. */
  'workspace.chooseDay': { in: z.object({ day: date.nullable() }), out: workspaceStateSchema },
  'history.list': {
    in: z.object({
      before: revision.optional(),
      limit: z.number().int().min(1).max(500),
      /** Only changes that touched this part or product. */
      item: id.optional(),
    }),
    out: z.array(workspaceRevisionSchema),
  },
  /**
   * Changes that say a text of themselves or in their reason, were made by somebody or on a machine of
   * that name, or set a value with it or one of these countries. A long history is searched in parts;
   * `next` is the revision before which to search on, null: there is no more.
   */
  'history.find': {
    in: z.object({
      find: z.string().trim().min(1).max(200),
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(300),
      before: revision.optional(),
      limit: z.number().int().min(1).max(500),
    }),
    out: z.object({ changes: z.array(workspaceRevisionSchema), next: revision.nullable() }),
  },
  /** What one revision set, before and after; `more` counts what is left out. */
  'history.changes': {
    in: z.object({ revision }),
    out: z.object({ fields: z.array(changedFieldSchema), more: z.number().int().nonnegative() }),
  },
  /** Makes a new revision in which everything is as it was at an earlier one. */
  'history.restore': { in: z.object({ revision }), out: edited },
  /** The products with the ids given, or all; likewise below. */
  'products.list': {
    in: z.object({ ids: ids.optional() }),
    out: z.object({ revision, rows: z.array(productRowSchema) }),
  },
  /** The register of one-time technology reports on the day of determination. */
  'products.reports': {
    in: nothing,
    out: z.object({ revision, reports: z.array(answered<RegisteredReport>()) }),
  },
  'parts.list': {
    in: z.object({ ids: ids.optional() }),
    out: z.object({ revision, rows: z.array(partRowSchema) }),
  },
  /** Every part and product, for choosing what to put on a line. */
  'items.list': { in: nothing, out: z.object({ revision, rows: z.array(itemRowSchema) }) },
  /** As `items.list`, of some. */
  'items.some': {
    in: z.object({ ids }),
    out: z.object({ revision, rows: z.array(itemRowSchema) }),
  },
  'items.detail': {
    in: z.object({ item: id }),
    out: z.object({ revision, detail: itemDetailSchema }),
  },
  /** The parts and products with the ids given, whole, as the model has them. */
  'items.read': {
    in: z.object({ ids }),
    out: z.object({ revision, parts: z.array(partSchema), products: z.array(productSchema) }),
  },
  /** On how many lines an item is. */
  'items.usedOn': { in: z.object({ item: id }), out: z.object({ revision, lines: z.number() }) },
  'companies.list': {
    in: nothing,
    out: z.object({
      revision,
      entities: z.array(entityRowSchema),
      suppliers: z.array(supplierRowSchema),
    }),
  },
  /** The dated prices of the parts and products with the ids given, or all. */
  'prices.list': {
    in: z.object({ items: ids.optional() }),
    out: z.object({ revision, prices: z.array(datedPriceSchema) }),
  },
  /** The currencies that prices are in, those of most prices first. */
  'prices.currencies': { in: nothing, out: z.object({ currencies: z.array(z.string()) }) },
  'prices.rates': { in: nothing, out: z.object({ revision, rates: z.array(rateRowSchema) }) },
  /** The lines of a product, or those of them with the numbers given. */
  'bom.rows': { in: bomQuestion, out: z.object({ revision, rows: z.array(bomRowSchema) }) },
  /** As `bom.rows` for many products at once. */
  'bom.many': {
    in: z.object({ asked: z.array(bomQuestion).max(2000) }),
    out: z.object({
      revision,
      boms: z.array(z.object({ product: z.string(), rows: z.array(bomRowSchema) })),
    }),
  },
  /** The rows of tables that were not taken over, those set aside among them. */
  'bom.rowsNotTaken': {
    in: z.object({ product: id }),
    out: z.object({ revision, rows: z.array(trayRowSchema) }),
  },
  /** How columns of tables were read before, by the key of their headings. */
  'bom.mappings': {
    in: nothing,
    out: z.array(z.object({ key: z.string(), mapping: z.unknown() })),
  },
  /** The frozen states of a bill of materials. */
  'bom.revisions': { in: z.object({ product: id }), out: z.array(bomRevisionSchema) },
  'edit.apply': { in: commandSchema, out: edited },
  'edit.undo': { in: nothing, out: edited },
  'edit.redo': { in: nothing, out: edited },
  /** What was seen the last time that this workspace was open on this computer; null: never. */
  'home.seen': { in: nothing, out: seenSchema.nullable() },
  /** Takes what is shown now as what was seen; it is kept when the workspace is left. */
  'home.markSeen': { in: seenSchema.omit({ at: true }), out: nothing },
  /** When each product's own data, prices or lines were changed last, of those changed after a revision. */
  'home.changes': {
    in: z.object({ after: revision }),
    out: z.object({ revision, rows: z.array(productChangeSchema) }),
  },
  /** Gives up a question for the evaluation worker, by its job. */
  'evaluate.cancel': { in: z.object({ job }), out: nothing },
  /** The tables of a CSV or XLSX file that the user chooses; null: the user gave up. */
  'import.choose': { in: nothing, out: chosenTable },
  /** The file chosen last once more, by another encoding or delimiter; null: it was given up. */
  'import.reread': {
    in: z.object({
      encoding: z.enum(ENCODINGS).optional(),
      delimiter: z.string().length(1).optional(),
    }),
    out: chosenTable,
  },
  /** Writes what a table does as one change; progress comes as an event of the job. */
  'import.apply': { in: z.object({ job, batch: longBatchSchema }), out: edited },
  /** Gives up a table that is being written: then nothing of it is, and `import.apply` fails as `given-up`. */
  'import.giveUp': { in: z.object({ job }), out: nothing },
  /** An empty bill of materials to fill in, as a workbook at a place asked for; null: the user gave up. */
  'import.template': { in: nothing, out: writtenFile },
  /** Gives up a file that is being read. */
  'import.cancel': { in: nothing, out: nothing },
  /** The full result, of the base or under a scenario, as a file at a place asked for with the system's dialog; null: the user gave up. */
  'export.result': {
    in: z.object({
      job: job.optional(),
      ...subject,
      format: exportFormat,
    }),
    out: writtenFile,
  },
  /**
   * A table or matrix as it stands on screen, as a file by that name, with what it rests on. Refused
   * (`overtaken`) where the workspace is at another revision or day than the screen.
   */
  'export.table': {
    in: z.object({
      job: job.optional(),
      name: z.string().max(200),
      table: tableReportSchema,
      revision,
      day: date,
      format: exportFormat,
    }),
    out: writtenFile,
  },
  /** Gives up a file that is being written, by its job: nothing of it is left, and its call answers null. */
  'export.giveUp': { in: z.object({ job }), out: nothing },
  /** One of the regulator's papers as a file, at a place asked for; null: the user gave up. */
  'paper.save': { in: z.object({ ...paperAsked, format: paperFormat }), out: writtenFile },
  ...rulesCalls,
  ...scenarioCalls,
  ...licenceCalls,
  ...shipmentRegisterCalls,
  ...determinationCalls,
  ...partyCalls,
  ...evaluationCalls,
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>

/** What the main process tells the window without being asked. */
export const events = {
  'workspace.changed': workspaceStateSchema.nullable(),
  /** The workspace is about to be left: what is typed is to be written now. */
  'workspace.leaving': z.null(),
  'job.progress': z.object({ job: z.string(), done: z.number(), total: z.number() }),
  'menu.command': z.object({ command: z.string() }),
} as const satisfies Record<string, z.ZodType>

export type Seen = z.output<typeof seenSchema>
export type CallName = keyof typeof calls
export type Input<N extends CallName> = z.input<(typeof calls)[N]['in']>
export type Output<N extends CallName> = z.output<(typeof calls)[N]['out']>
export type ExportFormat = z.infer<typeof exportFormat>
export type PaperFormat = z.infer<typeof paperFormat>
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
