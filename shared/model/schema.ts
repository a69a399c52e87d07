import { z } from 'zod'
import { directProductSchema } from './direct-product.ts'
import {
  basis,
  country,
  currency,
  date,
  decimal,
  destination,
  eccn,
  flag,
  fraction,
  id,
  kind,
  nonNegative,
  positive,
  text,
} from './members.ts'
import { rowsNotTakenSchema } from './rows-not-taken.ts'

/** An amount, the document that it rests on, and the day from which it holds. */
const money = z.looseObject({
  amount: decimal,
  currency,
  source: text.nullish(),
  validFrom: date.nullish(),
})
const price = money.extend({ basis: basis.nullish() })

/** A dated exchange rate: one unit of `from` is worth `rate` units of `to` as of the day `asOf`. */
export const rateSchema = z.looseObject({
  from: currency,
  to: currency,
  rate: positive,
  asOf: date,
  /** Who quotes it. */
  source: text.nullish(),
})

/** A company of the group. `headquarters` is the country of its ultimate parent (734.4(a)(8)). */
export const entitySchema = z.looseObject({
  id,
  name: text.nullish(),
  country: country.nullish(),
  headquarters: country.nullish(),
  /** Of its plants and what it makes (734.9). */
  directProduct: directProductSchema.nullish(),
})

/** What a licence need turns on beside the ECCN, of a part and of a product itself. */
const needFacts = {
  encryption: z
    .enum(['published', 'b1', 'b2', 'b3', 'none'], {
      error: 'must be "published", "b1", "b2", "b3" or "none"',
    })
    .nullish(),
  civilTelecom: flag.nullish(),
  hts6: z
    .string({ error: 'must be text of six digits' })
    .regex(/^\d{6}$/, { error: 'is not a six-digit HTS code' })
    .nullish(),
  foodOrMedicine: flag.nullish(),
  iranSupp7: flag.nullish(),
  russiaListed: flag.nullish(),
  /** Free software for personal communication over the internet (746.6). */
  massCommunicationSoftware: flag.nullish(),
  /** Answers to the pack's questions about a paragraph's technical scope, by condition id. */
  answers: z.record(z.string(), flag, { error: 'must be an object' }).nullish(),
}

/** What the rules ask about a part. An absent fact that a rule needs is unknown, never "no". */
export const partFactsSchema = z.looseObject({
  ...needFacts,
  bundled: flag.nullish(),
  integratedCircuit: flag.nullish(),
  memory: flag.nullish(),
  semiconductor: flag.nullish(),
  incorporated: flag.nullish(),
})

/** What the rules ask about a product. */
export const productFactsSchema = z.looseObject({
  ...needFacts,
  militaryCommodity: flag.nullish(),
  encryptionTechnology: flag.nullish(),
  computerApp: nonNegative.nullish(),
  meets3B993f1: flag.nullish(),
  /** What the equipment is for (734.4(a)(3)). */
  advancedNode: flag.nullish(),
  /** Knowledge that the recipient makes advanced-node logic or DRAM with it (734.4(a)(9)). */
  recipientMakesAdvancedNode: flag.nullish(),
  /** A report that names no destination; one that does is a `technologyReports` of the product. */
  technologyReportFiled: date.nullish(),
  /** The maker says that there is no content of US origin inside; never beside lines. */
  noUsContent: flag.nullish(),
})

/** Who answered a fact, on what day, and on what ground. */
export const factSourceSchema = z.looseObject({
  who: text.nullish(),
  on: date.nullish(),
  source: text.nullish(),
})

/** How an item was classified: who says so, when and on what ground, and how sure it is. */
export const classificationSchema = z.looseObject({
  who: text.nullish(),
  on: date.nullish(),
  source: text.nullish(),
  state: z
    .enum(['proposed', 'confirmed', 'doubted'], {
      error: 'must be "proposed", "confirmed" or "doubted"',
    })
    .nullish(),
  note: text.nullish(),
})

/** By the name of the fact. */
const factSources = z.record(z.string(), factSourceSchema, { error: 'must be an object' })

/**
 * A one-time report on technology (Supplement 2 to Part 734, (b)): the day on which it was filed,
 * the destinations that it names, and what BIS has said of it since.
 */
export const technologyReportSchema = z.looseObject({
  filed: date,
  destinations: z
    .array(destination, { error: 'must be a list' })
    .min(1, { error: 'must name a destination' }),
  state: z
    .enum(['filed', 'contacted', 'cleared', 'stopped'], {
      error: 'must be "filed", "contacted", "cleared" or "stopped"',
    })
    .nullish(),
  stateOn: date.nullish(),
  note: text.nullish(),
})

/**
 * What foreign-made software sells for (Supplement 2 to Part 734, (a)(3)(ii)): firm orders and the
 * forecast in money, the copies that they stand for, and the day of the estimate.
 */
export const salesSchema = z.looseObject({
  orders: nonNegative,
  forecast: nonNegative.nullish(),
  currency,
  units: nonNegative.nullish(),
  asOf: date.nullish(),
})

/**
 * The US content inside a foreign part as its supplier declares it: its share of the price and its
 * ECCN, who declared it and when, in which document, and until when it holds.
 */
export const usContentSchema = z.looseObject({
  share: fraction,
  eccn: eccn.nullish(),
  declaredBy: text.nullish(),
  declaredOn: date.nullish(),
  /** The last day on which it holds. */
  validUntil: date.nullish(),
  /** The day from which on it holds no longer, since it was taken back. */
  withdrawnOn: date.nullish(),
  document: text.nullish(),
})

/** A bought or made leaf of a bill of materials. `null` or absent is unknown. */
export const partSchema = z.looseObject({
  id,
  name: text.nullish(),
  kind,
  origin: country.nullish(),
  eccn: eccn.nullish(),
  price: price.nullish(),
  supplier: text.nullish(),
  usContent: usContentSchema.nullish(),
  facts: partFactsSchema.nullish(),
  factSources: factSources.nullish(),
  classification: classificationSchema.nullish(),
  directProduct: directProductSchema.nullish(),
})

/** One line of a bill of materials: a part or another product, and how many of it. */
export const lineSchema = z.looseObject({ item: id, quantity: nonNegative })

/** A foreign-made item with its bill of materials; as a line of another product, a sub-assembly. */
export const productSchema = z.looseObject({
  id,
  name: text.nullish(),
  kind,
  eccn: eccn.nullish(),
  madeBy: id.nullish(),
  exportedFrom: country.nullish(),
  /** The company that ships it, where that is not its maker. */
  exportedBy: id.nullish(),
  price: price.nullish(),
  prices: z.record(z.string(), money).nullish(),
  lines: z.array(lineSchema, { error: 'must be a list' }),
  discrete: z.looseObject({ applies: flag, reason: text.nullish() }).nullish(),
  facts: productFactsSchema.nullish(),
  factSources: factSources.nullish(),
  classification: classificationSchema.nullish(),
  directProduct: directProductSchema.nullish(),
  /** Rows of tables that were not taken over; none where it is absent. */
  rowsNotTaken: rowsNotTakenSchema.nullish(),
  technologyReports: z.array(technologyReportSchema, { error: 'must be a list' }).nullish(),
  /** For software only. */
  sales: salesSchema.nullish(),
})

/** The whole model file (`minimis-model`, version 1). */
export const modelSchema = z.looseObject({
  format: z.literal('minimis-model', { error: 'must be "minimis-model"' }),
  version: z.literal(1, { error: 'must be 1' }),
  currency,
  rates: z.array(rateSchema, { error: 'must be a list' }).default([]),
  entities: z.array(entitySchema, { error: 'must be a list' }).default([]),
  parts: z.array(partSchema, { error: 'must be a list' }),
  products: z.array(productSchema, { error: 'must be a list' }),
})

export type Kind = z.infer<typeof kind>
export type Money = z.infer<typeof money>
export type Price = z.infer<typeof price>
export type Rate = z.infer<typeof rateSchema>
export type Entity = z.infer<typeof entitySchema>
export type PartFacts = z.infer<typeof partFactsSchema>
export type ProductFacts = z.infer<typeof productFactsSchema>
export type FactSource = z.infer<typeof factSourceSchema>
export type TechnologyReport = z.infer<typeof technologyReportSchema>
export type Sales = z.infer<typeof salesSchema>
export type Part = z.infer<typeof partSchema>
export type Line = z.infer<typeof lineSchema>
export type Product = z.infer<typeof productSchema>
export type Model = z.infer<typeof modelSchema>
