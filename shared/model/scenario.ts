import { z } from 'zod'
import { isCountryCode, REGIONS } from './country.ts'
import { issueWords } from './issue.ts'
import { parseJson } from './json.ts'
import { text } from './members.ts'
import { pathText, type Read } from './read.ts'
import {
  lineSchema,
  partFactsSchema,
  partSchema,
  productFactsSchema,
  productSchema,
  rateSchema,
} from './schema.ts'

const id = lineSchema.shape.item
const note = text.optional()
const country = partSchema.shape.origin.unwrap().unwrap()
const eccn = partSchema.shape.eccn.unwrap().unwrap()
const modelPrice = partSchema.shape.price.unwrap().unwrap()
const price = z.strictObject({
  amount: modelPrice.shape.amount,
  currency: modelPrice.shape.currency,
  basis: modelPrice.shape.basis.unwrap().unwrap().optional(),
})
const destination = text.refine(
  (code) => isCountryCode(code) || (REGIONS as readonly string[]).includes(code),
  { error: 'is not a destination code' },
)

const filterSchema = z
  .strictObject({
    origin: country.optional(),
    /** The ECCN or a paragraph above it: 3A001 finds 3A001.a.2 as well. */
    eccn: eccn.optional(),
    supplier: text.optional(),
    kind: partSchema.shape.kind.optional(),
    /** What the id or the name contains, in small or capital letters. */
    text: text.min(1, { error: 'must not be empty' }).optional(),
    /** Only on this product's own lines. */
    product: id.optional(),
  })
  .refine((filter) => Object.values(filter).some((value) => value !== undefined), {
    error: 'must say what to look for',
  })

export type Filter = z.infer<typeof filterSchema>

/**
 * What a change is aimed at: one line by its place from 1, with the item that it is expected to hold;
 * one item wherever it is; one item on a product's own lines; or all that match.
 */
export type Target =
  | { product: string; line: number; item: string }
  | { part: string }
  | { product: string; part: string }
  | { filter: Filter }

const FORMS =
  'must be one line {product, line, item}, one part {part}, one part on the lines of a product {product, part}, or {filter}'

const targetSchema = z
  .strictObject({
    product: id.optional(),
    line: z
      .int({ error: 'must be a place from 1' })
      .min(1, { error: 'must be a place from 1' })
      .optional(),
    item: id.optional(),
    part: id.optional(),
    filter: filterSchema.optional(),
  })
  .transform(({ product, line, item, part, filter }, context): Target => {
    const form = [product && 'product', line && 'line', item && 'item', part && 'part']
      .concat(filter && 'filter')
      .filter(Boolean)
      .join()
    if (form === 'product,line,item' && product && line && item) return { product, line, item }
    if (form === 'part' && part) return { part }
    if (form === 'product,part' && product && part) return { product, part }
    if (form === 'filter' && filter) return { filter }
    context.addIssue({ code: 'custom', message: FORMS })
    return z.NEVER
  })

const ANSWER = /^answers\.(.+)$/

/** A fact of a part or product, or `answers.` and the id of one of the pack's questions; null: unknown. */
const setFactSchema = z
  .strictObject({
    kind: z.literal('setFact'),
    item: id,
    fact: text,
    value: z.union([z.string(), z.boolean(), z.null()], {
      error: 'must be text, true, false or null',
    }),
    note,
  })
  .superRefine(({ fact, value }, context) => {
    if (value === null) return
    const answer = ANSWER.exec(fact)
    const facts = answer ? { answers: { [answer[1] as string]: value } } : { [fact]: value }
    const [name = ''] = Object.keys(facts)
    const schema = [partFactsSchema, productFactsSchema].find(({ shape }) => name in shape)
    const read = name === 'answers' && !answer ? undefined : schema?.safeParse(facts)
    const message = read?.error?.issues[0]?.message
    if (!read) context.addIssue({ code: 'custom', path: ['fact'], message: 'is no fact' })
    else if (message) context.addIssue({ code: 'custom', path: ['value'], message })
  })

const where = targetSchema

/** One change of a scenario. */
export const changeSchema = z.discriminatedUnion(
  'kind',
  [
    /** The lines hold another item. */
    z.strictObject({ kind: z.literal('swapItem'), where, to: id, note }),
    /** null: the origin is not known under it. */
    z.strictObject({ kind: z.literal('setOrigin'), where, origin: country.nullable(), note }),
    z.strictObject({ kind: z.literal('setSupplier'), where, supplier: text.min(1), note }),
    z.strictObject({ kind: z.literal('setEccn'), where, eccn, note }),
    z.strictObject({ kind: z.literal('setPartPrice'), where, price, note }),
    z.strictObject({
      kind: z.literal('scalePrice'),
      where,
      factor: rateSchema.shape.rate,
      note,
    }),
    z.strictObject({
      kind: z.literal('setQuantity'),
      where,
      quantity: lineSchema.shape.quantity,
      note,
    }),
    /**
     * Another company makes the product. It is exported from where it is made unless `exportedFrom`
     * is given. Prices stay unless they are given; `prices` replaces all prices by destination.
     */
    z.strictObject({
      kind: z.literal('moveProduction'),
      product: id,
      to: id,
      exportedFrom: country.optional(),
      price: price.optional(),
      prices: z.record(destination, price).optional(),
      note,
    }),
    z.strictObject({
      kind: z.literal('setSellingPrice'),
      product: id,
      destination: destination.optional(),
      price,
      note,
    }),
    /** The rate in force on the day of the determination, in both directions. */
    z.strictObject({
      kind: z.literal('setRate'),
      from: rateSchema.shape.from,
      to: rateSchema.shape.to,
      rate: rateSchema.shape.rate,
      note,
    }),
    /** Whether a sub-assembly is claimed to be a discrete product (second incorporation). */
    z.strictObject({
      kind: z.literal('setDiscrete'),
      product: productSchema.shape.id,
      applies: z.boolean({ error: 'must be true or false' }),
      reason: text,
      note,
    }),
    setFactSchema,
    z.strictObject({ kind: z.literal('usePack'), pack: id, note }),
  ],
  { error: 'must be a change with a kind such as "swapItem"' },
)

export const scenarioSchema = z.strictObject({
  format: z.literal('minimis-scenario', { error: 'must be "minimis-scenario"' }),
  version: z.literal(1, { error: 'must be 1' }),
  name: text.min(1, { error: 'must not be empty' }),
  note,
  /** What it was written over. */
  base: z.strictObject({ revision: z.int().min(0).optional() }).optional(),
  /** The name of a scenario whose changes come before its own. */
  onTopOf: text.optional(),
  changes: z.array(changeSchema, { error: 'must be a list' }),
})

export type Change = z.infer<typeof changeSchema>
export type Scenario = z.infer<typeof scenarioSchema>

/** Reads the text of a scenario file; every problem with the path of its field. */
export function readScenario(source: string): Read<Scenario> {
  const read = parseJson(source)
  if (!read.ok) return { ok: false, problems: [{ path: read.path, message: read.message }] }
  const parsed = scenarioSchema.safeParse(read.value)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = parsed.error.issues.map((issue) => ({
    path: pathText(issue.path),
    message: issueWords(issue),
  }))
  return { ok: false, problems }
}
