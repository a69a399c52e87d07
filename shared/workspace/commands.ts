import { z } from 'zod'
import {
  entitySchema,
  lineSchema,
  modelSchema,
  partSchema,
  productSchema,
  rateSchema,
} from '../model/schema.ts'

const id = z.string().min(1)
const lineId = z.number().int().positive()
const note = z.string().nullish()

/** What a line of a bill of materials says beside item and quantity. */
const lineDetails = z.object({
  unit: z.string().nullish(),
  note,
  effectiveFrom: z.iso.date().nullish(),
  effectiveTo: z.iso.date().nullish(),
  alternates: z.array(id).optional(),
})

/**
 * One change to a workspace. A command is applied whole or not at all, becomes one revision, and can
 * be undone. `set…` replaces the item with that id, or adds it where there is none.
 */
export const commandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setPart'), part: partSchema }),
  z.object({ kind: z.literal('removePart'), id }),
  z.object({ kind: z.literal('setProduct'), product: productSchema.omit({ lines: true }) }),
  z.object({ kind: z.literal('removeProduct'), id }),
  z.object({ kind: z.literal('setEntity'), entity: entitySchema }),
  z.object({ kind: z.literal('removeEntity'), id }),
  z.object({
    kind: z.literal('setSupplier'),
    supplier: z.object({
      id,
      name: z.string().min(1),
      country: entitySchema.shape.country,
      note,
    }),
  }),
  z.object({ kind: z.literal('removeSupplier'), id }),
  z.object({ kind: z.literal('setRate'), rate: rateSchema }),
  z.object({ kind: z.literal('removeRate'), from: id, to: id, asOf: z.iso.date() }),
  z.object({
    kind: z.literal('addLine'),
    product: id,
    line: lineSchema,
    details: lineDetails.optional(),
    /** Before which line of the product; absent: at the end. */
    before: lineId.optional(),
  }),
  z.object({
    kind: z.literal('setLine'),
    line: lineId,
    item: id.optional(),
    quantity: lineSchema.shape.quantity.optional(),
    details: lineDetails.optional(),
  }),
  z.object({ kind: z.literal('moveLine'), line: lineId, before: lineId.nullable() }),
  z.object({ kind: z.literal('removeLine'), line: lineId }),
  z.object({
    kind: z.literal('setPartPrice'),
    part: id,
    validFrom: z.iso.date(),
    price: partSchema.shape.price,
    entity: id.nullish(),
  }),
  z.object({
    kind: z.literal('classify'),
    item: id,
    eccn: partSchema.shape.eccn,
    source: z.string(),
    on: z.iso.date(),
    note,
  }),
  z.object({
    kind: z.literal('attach'),
    item: id,
    title: z.string().min(1),
    reference: z.string().min(1),
  }),
  z.object({ kind: z.literal('detach'), attachment: z.number().int().positive() }),
  z.object({ kind: z.literal('freezeBom'), product: id, label: z.string().min(1), note }),
  z.object({ kind: z.literal('replaceModel'), model: modelSchema }),
])

export type Command = z.infer<typeof commandSchema>
export type LineDetails = z.infer<typeof lineDetails>
