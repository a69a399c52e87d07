import { z } from 'zod'

/** Why a workspace cannot be written to, and what to tell the user. */
export const readOnlySchema = z.object({
  reason: z.enum(['held', 'damaged', 'past', 'not-writable']),
  message: z.string(),
})

/** What the window shows of the open workspace. A number is never shown against another revision. */
export const workspaceStateSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** The currency in which results are reported. */
  currency: z.string(),
  revision: z.number().int().nonnegative(),
  readOnly: readOnlySchema.nullable(),
  /** What undo and redo would take back or do again; null: nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** When the last change was written (ISO 8601); null: never changed. */
  changedAt: z.string().nullable(),
  counts: z.object({
    parts: z.number(),
    products: z.number(),
    lines: z.number(),
    entities: z.number(),
  }),
})

export const productRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  eccn: z.string().nullable(),
  madeBy: z.string().nullable(),
  makerName: z.string().nullable(),
  country: z.string().nullable(),
  lines: z.number(),
  /** Whether it is a line of another product. */
  isSubAssembly: z.boolean(),
})

export const bomRowSchema = z.object({
  line: z.number(),
  position: z.number(),
  item: z.string(),
  itemType: z.enum(['part', 'product']),
  name: z.string(),
  kind: z.string(),
  origin: z.string().nullable(),
  eccn: z.string().nullable(),
  quantity: z.string(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  price: z
    .object({ amount: z.string(), currency: z.string(), basis: z.string().nullable() })
    .nullable(),
  alternates: z.array(z.string()),
})

/** A part or product, for choosing one. */
export const itemRowSchema = z.object({
  id: z.string(),
  type: z.enum(['part', 'product']),
  name: z.string(),
  kind: z.string(),
  origin: z.string().nullable(),
  eccn: z.string().nullable(),
})

export const changeSchema = z.object({
  revision: z.number().int(),
  at: z.string(),
  who: z.string(),
  what: z.string(),
  command: z.unknown(),
  undoes: z.number().int().nullable(),
})

export const backupSchema = z.object({
  path: z.string(),
  at: z.string(),
  kind: z.string(),
  bytes: z.number(),
  intact: z.boolean(),
})

export type ReadOnly = z.infer<typeof readOnlySchema>
export type WorkspaceState = z.infer<typeof workspaceStateSchema>
export type ProductRow = z.infer<typeof productRowSchema>
export type ItemRow = z.infer<typeof itemRowSchema>
export type BomRow = z.infer<typeof bomRowSchema>
export type Change = z.infer<typeof changeSchema>
export type Backup = z.infer<typeof backupSchema>
