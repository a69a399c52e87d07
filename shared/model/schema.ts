import { z } from 'zod'
import { isCountryCode } from './country.ts'

const decimal = z
  .string({ error: 'must be a decimal number in quotes, such as "12.50"' })
  .regex(/^-?\d+(\.\d+)?$/, { error: 'is not a decimal number such as "12.50"' })
const isNegative = (text: string) => text.startsWith('-') && /[1-9]/.test(text)
const isZero = (text: string) => !/[1-9]/.test(text)
const nonNegative = decimal.refine((text) => !isNegative(text), { error: 'must not be negative' })
const positive = decimal.refine((text) => !isNegative(text) && !isZero(text), {
  error: 'must be above zero',
})
const fraction = nonNegative.refine((text) => /^0*(\.|$)/.test(text) || /^0*1(\.0+)?$/.test(text), {
  error: 'must be a share from "0" to "1"',
})

const id = z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' })
const currency = z
  .string({ error: 'must be a currency code such as "USD"' })
  .regex(/^[A-Z]{3}$/, { error: 'is not a currency code of three capital letters' })
const country = z
  .string({ error: 'must be a country code such as "DE"' })
  .refine(isCountryCode, { error: 'is not an ISO 3166-1 alpha-2 country code' })
const date = z
  .string({ error: 'must be a date such as "2026-09-01"' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is not a date of the form YYYY-MM-DD' })
  .refine(isCalendarDate, { error: 'is not a day of the calendar' })
const eccn = z
  .string({ error: 'must be an ECCN such as "3A001.a.2", "EAR99" or null' })
  .regex(/^(EAR99|USML:.+|\d[A-E]\d{3}(\.[a-z0-9]+)*)$/, {
    error: 'is not an ECCN such as "3A001.a.2", nor "EAR99", nor "USML:" with its category',
  })

const kind = z.enum(['commodity', 'software', 'technology'], {
  error: 'must be "commodity", "software" or "technology"',
})
const basis = z.enum(['arms-length', 'comparable', 'cost-built'], {
  error: 'must be "arms-length", "comparable" or "cost-built"',
})
const flag = z.boolean({ error: 'must be true or false' })

const money = z.looseObject({ amount: decimal, currency })
const price = z.looseObject({ amount: decimal, currency, basis: basis.nullish() })

/** A dated exchange rate: one unit of `from` is worth `rate` units of `to` as of the day `asOf`. */
export const rateSchema = z.looseObject({
  from: currency,
  to: currency,
  rate: positive,
  asOf: date,
})

/** A company of the group. `headquarters` is the country of its ultimate parent (734.4(a)(8)). */
export const entitySchema = z.looseObject({
  id,
  name: z.string().nullish(),
  country: country.nullish(),
  headquarters: country.nullish(),
})

/** What the rules ask about a part. An absent fact that a rule needs is unknown, never "no". */
export const partFactsSchema = z.looseObject({
  bundled: flag.nullish(),
  encryption: z
    .enum(['published', 'b1', 'b2', 'b3', 'none'], {
      error: 'must be "published", "b1", "b2", "b3" or "none"',
    })
    .nullish(),
  integratedCircuit: flag.nullish(),
  memory: flag.nullish(),
  semiconductor: flag.nullish(),
  civilTelecom: flag.nullish(),
  hts6: z
    .string({ error: 'must be text of six digits' })
    .regex(/^\d{6}$/, { error: 'is not a six-digit HTS code' })
    .nullish(),
  foodOrMedicine: flag.nullish(),
  iranSupp7: flag.nullish(),
  russiaListed: flag.nullish(),
  incorporated: flag.nullish(),
  /** Answers to the pack's questions about a paragraph's technical scope, by condition id. */
  answers: z.record(z.string(), flag).nullish(),
})

/** What the rules ask about a product. */
export const productFactsSchema = z.looseObject({
  militaryCommodity: flag.nullish(),
  encryptionTechnology: flag.nullish(),
  computerApp: nonNegative.nullish(),
  meets3B993f1: flag.nullish(),
  advancedNode: flag.nullish(),
  technologyReportFiled: date.nullish(),
})

/** A bought or made leaf of a bill of materials. `null` or absent is unknown. */
export const partSchema = z.looseObject({
  id,
  name: z.string().nullish(),
  kind,
  origin: country.nullish(),
  eccn: eccn.nullish(),
  price: price.nullish(),
  supplier: z.string().nullish(),
  usContent: z.looseObject({ share: fraction, eccn: eccn.nullish() }).nullish(),
  facts: partFactsSchema.nullish(),
})

/** One line of a bill of materials: a part or another product, and how many of it. */
export const lineSchema = z.looseObject({ item: id, quantity: nonNegative })

/** A foreign-made item with its bill of materials; as a line of another product, a sub-assembly. */
export const productSchema = z.looseObject({
  id,
  name: z.string().nullish(),
  kind,
  eccn: eccn.nullish(),
  madeBy: id.nullish(),
  exportedFrom: country.nullish(),
  price: price.nullish(),
  prices: z.record(z.string(), money).nullish(),
  lines: z.array(lineSchema, { error: 'must be a list' }),
  discrete: z.looseObject({ applies: flag, reason: z.string().nullish() }).nullish(),
  facts: productFactsSchema.nullish(),
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
export type Part = z.infer<typeof partSchema>
export type Line = z.infer<typeof lineSchema>
export type Product = z.infer<typeof productSchema>
export type Model = z.infer<typeof modelSchema>

function isCalendarDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0)
}
