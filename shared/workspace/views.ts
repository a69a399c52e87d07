import { z } from 'zod'
import { date as calendarDay } from '../model/members.ts'
import { rowNotTakenSchema } from '../model/rows-not-taken.ts'
import { changeSchema, scenarioSchema } from '../model/scenario.ts'
import { partSchema, productSchema } from '../model/schema.ts'
import { settingsSchema } from './settings.ts'

/** Why a workspace cannot be written to, and what to tell the user. */
export const readOnlySchema = z.object({
  /** `checking` ends by itself, in another reason or in none. */
  reason: z.enum(['held', 'damaged', 'values', 'past', 'not-writable', 'displaced', 'checking']),
  message: z.string(),
  /** Values that the model does not allow; while there are any, nothing is worked out. */
  faults: z.array(z.string()).optional(),
  /** Changes that only this workspace has, or only the file that is at its path now. */
  differences: z.array(z.string()).optional(),
  /** What became of the file since it was opened here for reading; absent: nothing that is known. */
  elsewhere: z
    .object({
      /**
       * The file goes on with other revisions, something else wrote over it, another file has its name, or
       * none has; null: it is as it was read.
       */
      changed: z
        .object({
          how: z.enum(['written', 'overwritten', 'replaced', 'gone']),
          /** The revision that it is at now; null: not known. */
          revision: z.number().nullable(),
        })
        .nullable(),
      /** Whoever had it open for writing has closed it. */
      isFree: z.boolean(),
    })
    .optional(),
})

/** What the last change was about, so that only that is read again. */
export const touchedSchema = z.object({
  /**
   * Parts and products, also where only their price, classification or attachments changed, the lines
   * that they are on or have, or the company that makes them.
   */
  items: z.array(z.string()),
  /** Lines of bills of materials that were added, changed or removed. */
  lines: z.array(z.number()),
  /** Products of which lines were added, changed or removed. */
  products: z.array(z.string()),
  /** Products of which lines were added, removed, moved or given another item. */
  linesOf: z.array(z.string()),
  companies: z.boolean(),
  rates: z.boolean(),
  prices: z.boolean(),
  settings: z.boolean(),
  /** Which rules are in force, what was amended of them, or how their switches stand. */
  rules: z.boolean(),
  /** The names of revisions. */
  names: z.boolean(),
  scenarios: z.boolean(),
  /** Parties to transactions, what was decided of them, or the lists that they are screened against. */
  parties: z.boolean(),
  licences: z.boolean(),
})

/** What the window shows of the open workspace. A number is never shown against another revision. */
export const workspaceStateSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** The currency in which results are reported. */
  currency: z.string(),
  revision: z.number().int().nonnegative(),
  /** The day of determination: prices, rates, reports and rules are those of this day. */
  day: calendarDay,
  /** The day that it is; another one than `day` where a day was chosen, or a past revision has its own. */
  today: calendarDay,
  readOnly: readOnlySchema.nullable(),
  /** What to know of the file that keeps nobody from working. */
  notice: z.string().optional(),
  /** What undo and redo would take back or do again; null: nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** When the last change was written (ISO 8601); null: never changed. */
  changedAt: z.string().nullable(),
  /** What changed from the revision before to this one; null: read everything again. */
  touched: touchedSchema.nullable(),
  settings: settingsSchema,
  counts: z.object({
    parts: z.number(),
    products: z.number(),
    lines: z.number(),
    entities: z.number(),
  }),
})

const priceRowSchema = z.object({
  amount: z.string(),
  currency: z.string(),
  basis: z.string().nullable(),
})

export const productRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  eccn: z.string().nullable(),
  /** What its ECCN rests on; null: no source is named, or what was said is doubted. */
  eccnSource: z.string().nullable(),
  madeBy: z.string().nullable(),
  makerName: z.string().nullable(),
  /** Where it is made. */
  country: z.string().nullable(),
  exportedFrom: z.string().nullable(),
  price: priceRowSchema.nullable(),
  lines: z.number(),
  /** How many rows of tables were not taken over and are not set aside. */
  rowsNotTaken: z.number(),
  /** Whether it is a line of another product. */
  isSubAssembly: z.boolean(),
})

export const partRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  origin: z.string().nullable(),
  eccn: z.string().nullable(),
  /** What its ECCN rests on; null: no source is named, or what was said is doubted. */
  eccnSource: z.string().nullable(),
  supplier: z.string().nullable(),
  price: priceRowSchema.nullable(),
  usContent: partSchema.shape.usContent,
  facts: partSchema.shape.facts,
  /** On how many lines it is. */
  usedOn: z.number(),
})

export const bomRowSchema = z.object({
  line: z.number(),
  product: z.string(),
  position: z.number(),
  item: z.string(),
  itemType: z.enum(['part', 'product']),
  name: z.string(),
  kind: z.string(),
  origin: z.string().nullable(),
  eccn: z.string().nullable(),
  /** What its ECCN rests on; null: no source is named, or what was said is doubted. */
  eccnSource: z.string().nullable(),
  /** The supplier of a part, or the company that makes a sub-assembly. */
  supplier: z.string().nullable(),
  quantity: z.string(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  price: priceRowSchema.nullable(),
  alternates: z.array(z.string()),
  /** How many lines the sub-assembly has; 0 for a part. */
  lines: z.number(),
})

/** A row of a table that a product keeps, by its number. */
export const trayRowSchema = rowNotTakenSchema.extend({ id: z.number().int().positive() })

/** A part or product, for choosing one. */
export const itemRowSchema = z.object({
  id: z.string(),
  type: z.enum(['part', 'product']),
  name: z.string(),
  kind: z.string(),
  origin: z.string().nullable(),
  eccn: z.string().nullable(),
})

/** A price of an item with the day from which it holds ('': from the first). */
export const datedPriceSchema = priceRowSchema.extend({
  item: z.string(),
  itemType: z.enum(['part', 'product']),
  name: z.string(),
  /** '': in general. */
  destination: z.string(),
  /** '': for everybody. */
  entity: z.string(),
  validFrom: z.string(),
  /** Whether it is the one that holds today. */
  isInForce: z.boolean(),
})

/** A line that an item is on. */
export const useSchema = z.object({
  line: z.number(),
  product: z.string(),
  productName: z.string(),
  quantity: z.string(),
  isSubAssembly: z.boolean(),
})

/** Everything that the workspace knows of one part or product. */
export const itemDetailSchema = z.object({
  part: partSchema.nullable(),
  product: productSchema.omit({ lines: true }).nullable(),
  /** How many lines a product has; 0 for a part. */
  lines: z.number(),
  prices: z.array(datedPriceSchema),
  classifications: z.array(
    z.object({
      eccn: z.string().nullable(),
      source: z.string(),
      on: z.string(),
      who: z.string(),
      note: z.string().nullable(),
    }),
  ),
  attachments: z.array(z.object({ id: z.number(), title: z.string(), reference: z.string() })),
  /** Lines that it is on directly. */
  usedOn: z.array(useSchema),
  /** Products that are in no other one and contain it at any depth. */
  topProducts: z.array(z.string()),
  /** As in the rows of a register. */
  eccnSource: z.string().nullable(),
})

export const entityRowSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  country: z.string().nullable(),
  headquarters: z.string().nullable(),
  /** How many products it makes. */
  products: z.number(),
})

export const supplierRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  note: z.string().nullable(),
  /** How many parts name it. */
  parts: z.number(),
})

export const rateRowSchema = z.object({
  from: z.string(),
  to: z.string(),
  rate: z.string(),
  asOf: z.string(),
})

/** The last change of a product's own data, prices or lines. */
export const productChangeSchema = z.object({
  product: z.string(),
  revision: z.number(),
  at: z.string(),
  who: z.string(),
})

/** A frozen state of a bill of materials. */
export const bomRevisionSchema = z.object({
  label: z.string(),
  revision: z.number(),
  note: z.string().nullable(),
  at: z.string().nullable(),
})

/** A scenario that is kept with the workspace. */
export const scenarioRowSchema = z.object({
  id: z.number().int(),
  scenario: scenarioSchema,
  /** The revision at which it was written. */
  writtenAt: z.number().int().nonnegative(),
  /** That it was applied to the base; absent: never. */
  applied: z
    .object({
      revision: z.number().int().positive(),
      takenBack: z.number().int().positive().nullable(),
      changes: z.array(changeSchema),
    })
    .optional(),
})

/** One revision of the workspace: who did what, when, and which one it takes back. */
export const workspaceRevisionSchema = z.object({
  revision: z.number().int(),
  at: z.string(),
  who: z.string(),
  what: z.string(),
  command: z.unknown(),
  undoes: z.number().int().nullable(),
  /** Why, where that was said. */
  reason: z.string().nullable(),
  /** The machine that it was made on; null: made before that was kept. */
  machine: z.string().nullable(),
})

/** What a revision set, one field each. */
export const changedFieldSchema = z.object({
  subject: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

export const backupSchema = z.object({
  path: z.string(),
  at: z.string(),
  kind: z.string(),
  bytes: z.number(),
  /** Whether it can be opened and is sound; null: not looked at yet. */
  intact: z.boolean().nullable(),
})

export type ReadOnly = z.infer<typeof readOnlySchema>
export type WorkspaceState = z.infer<typeof workspaceStateSchema>
export type ProductRow = z.infer<typeof productRowSchema>
export type TrayRow = z.infer<typeof trayRowSchema>
export type ItemRow = z.infer<typeof itemRowSchema>
export type BomRow = z.infer<typeof bomRowSchema>
export type WorkspaceRevision = z.infer<typeof workspaceRevisionSchema>
export type Backup = z.infer<typeof backupSchema>
export type Touched = z.infer<typeof touchedSchema>
export type PartRow = z.infer<typeof partRowSchema>
export type DatedPrice = z.infer<typeof datedPriceSchema>
export type Use = z.infer<typeof useSchema>
export type ItemDetail = z.infer<typeof itemDetailSchema>
export type EntityRow = z.infer<typeof entityRowSchema>
export type SupplierRow = z.infer<typeof supplierRowSchema>
export type RateRow = z.infer<typeof rateRowSchema>
export type ProductChange = z.infer<typeof productChangeSchema>
export type ScenarioRow = z.infer<typeof scenarioRowSchema>
export type BomRevision = z.infer<typeof bomRevisionSchema>
