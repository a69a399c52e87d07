import { z } from 'zod'
import type { ModelPatch } from '../../model/patch.ts'
import type { Change } from '../../model/scenario.ts'
import type { Money, Part, Price, Product, Rate } from '../../model/schema.ts'
import { exchange } from '../../money/exchange.ts'
import { minorDecimals } from '../../money/minor-unit.ts'
import { compare, type Ratio } from '../../money/ratio.ts'
import { itemOf, ownPriceCode, productOf, type Subject } from './subject.ts'

/** An amount that can move: the product's selling price, an item's price, or a rate in force. */
export const axisSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('selling-price') }),
    z.strictObject({ kind: z.literal('part-price'), item: z.string() }),
    z.strictObject({ kind: z.literal('rate'), from: z.string(), to: z.string() }),
  ],
  { error: 'must be "selling-price", "part-price" or "rate"' },
)

export type Axis = z.infer<typeof axisSchema>

/** Where an axis stands. */
export interface Stand {
  /** The present amount as written; null: there is none, or none above zero. */
  amount: string | null
  /** The currency of a price; of a rate, the currency that it is given in. */
  currency: string
  /** The decimals of the smallest step: of the currency, or as many as the amount is written with. */
  decimals: number
}

/** Decimals that a rate is stated with, at the least. */
const RATE_DECIMALS = 4

/** Where an axis stands. Throws a RangeError where the model has no such item or rate. */
export function standOf(subject: Subject, axis: Axis): Stand {
  if (axis.kind === 'rate') {
    const { rate, to } = rateInForce(subject, axis)
    return { amount: rate, currency: to, decimals: Math.max(RATE_DECIMALS, decimalsOf(rate)) }
  }
  const price = priceOf(subject, axis)
  const currency = price?.currency ?? subject.evaluation.model.currency
  const amount = price && isAboveZero(price.amount) ? price.amount : null
  const decimals = Math.max(minorDecimals(currency), amount === null ? 0 : decimalsOf(amount))
  return { amount, currency, decimals }
}

/** A name for an axis, such as "price of U1" or "EUR to USD". */
export function axisName(axis: Axis): string {
  if (axis.kind === 'rate') return `${axis.from} to ${axis.to}`
  return axis.kind === 'selling-price' ? 'selling price' : `price of ${axis.item}`
}

/** Two axes are the same amount. */
export function sameAxis(a: Axis, b: Axis): boolean {
  return axisName(a) === axisName(b)
}

/** The patch that gives axes other amounts. Throws a RangeError as `standOf` does. */
export function patchFor(subject: Subject, settings: readonly (readonly [Axis, string])[]) {
  const { model } = subject.evaluation
  const parts: Part[] = []
  const products: Product[] = []
  let rates: Rate[] | null = null
  for (const [axis, amount] of settings) {
    if (axis.kind === 'rate') {
      rates = withRate(rates ?? model.rates, rateInForce(subject, axis), amount)
      continue
    }
    const priced = { ...priceOf(subject, axis), amount, currency: standOf(subject, axis).currency }
    if (axis.kind === 'selling-price') {
      const product = productOf(subject)
      const code = ownPriceCode(subject)
      products.push(
        code === null
          ? { ...product, price: priced as Product['price'] }
          : { ...product, prices: { ...product.prices, [code]: priced } },
      )
      continue
    }
    const { part, product } = itemOf(model, axis.item) ?? {}
    if (part) parts.push({ ...part, price: priced as Part['price'] })
    else products.push({ ...product, price: priced } as Product)
  }
  const patch: ModelPatch = { parts, products, ...(rates && { rates }) }
  return patch
}

/** The change of a scenario that gives an axis another amount. Throws a RangeError as `standOf` does. */
export function changeFor(subject: Subject, axis: Axis, amount: string): Change {
  const { currency } = standOf(subject, axis)
  if (axis.kind === 'rate') return { kind: 'setRate', from: axis.from, to: axis.to, rate: amount }
  const basis = (priceOf(subject, axis) as Price | null)?.basis
  const price = { amount, currency, ...(basis && { basis }) }
  if (axis.kind === 'selling-price') {
    const code = ownPriceCode(subject)
    const destination = code === null ? {} : { destination: code }
    return { kind: 'setSellingPrice', product: subject.product, ...destination, price }
  }
  return itemOf(subject.evaluation.model, axis.item)?.part
    ? { kind: 'setPartPrice', where: { part: axis.item }, price }
    : { kind: 'setSellingPrice', product: axis.item, price }
}

/** The rates with another value in the place of one in force. */
export function withRate(rates: readonly Rate[], { from, to, asOf }: Rate, rate: string): Rate[] {
  return rates.map((quote) =>
    quote.from === from && quote.to === to && quote.asOf === asOf ? { ...quote, rate } : quote,
  )
}

/** The quote of a pair that counts on the day. Throws a RangeError where there is none. */
export function rateInForce(
  { evaluation, day }: Subject,
  { from, to }: { from: string; to: string },
): Rate {
  const quote = inForce(evaluation.model.rates, day).find(
    (candidate) => candidate.from === from && candidate.to === to,
  )
  if (!quote) throw new RangeError(`no rate ${from} to ${to} is in force`)
  return quote
}

/** The quotes in force that the amounts of these currencies in the reporting currency turn on. */
export function ratesUsed(
  { evaluation, day }: Subject,
  currencies: Iterable<string>,
): { from: string; to: string }[] {
  const { rates, currency } = evaluation.model
  const into = (quotes: readonly Rate[]) => {
    const convert = exchange(quotes, day)
    return (from: string): Ratio | null => convert(from, currency)
  }
  const asked = [...new Set(currencies)]
  const now = into(rates)
  return inForce(rates, day)
    .filter((quote) => {
      const moved = into(withRate(rates, quote, `1${quote.rate}`))
      return asked.some((from) => {
        const [before, after] = [now(from), moved(from)]
        return before !== null && after !== null && compare(before, after) !== 0
      })
    })
    .map(({ from, to }) => ({ from, to }))
}

/** The quotes that count on the day: the newest of each pair, in the direction that is newer. */
export function inForce(rates: readonly Rate[], day: string): Rate[] {
  const newest = new Map<string, Rate>()
  for (const quote of rates) {
    const pair = `${quote.from} ${quote.to}`
    const known = newest.get(pair)
    if (quote.asOf <= day && (!known || quote.asOf > known.asOf)) newest.set(pair, quote)
  }
  return [...newest.values()].filter(({ from, to, asOf }) => {
    const back = newest.get(`${to} ${from}`)
    return !back || back.asOf <= asOf
  })
}

export function isAboveZero(amount: string): boolean {
  return !amount.startsWith('-') && /[1-9]/.test(amount)
}

export function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0
}

function priceOf(subject: Subject, axis: Exclude<Axis, { kind: 'rate' }>): Money | null {
  if (axis.kind === 'selling-price') {
    const { price, prices } = productOf(subject)
    const code = ownPriceCode(subject)
    return (code === null ? price : prices?.[code]) ?? null
  }
  const found = itemOf(subject.evaluation.model, axis.item)
  if (!found) throw new RangeError(`no item ${axis.item}`)
  return (found.part ?? found.product).price ?? null
}
