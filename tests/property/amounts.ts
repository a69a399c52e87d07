import fc from 'fast-check'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type Axis, inForce } from '../../shared/scenario/levers/axis.ts'
import { type Subject, subjectOf } from '../../shared/scenario/levers/subject.ts'
import { amount } from './models.ts'
import { DAY } from './oracle.ts'

export const METHODS = ['look-through', 'second-incorporation'] as const

/** Product W of a random model as a subject. */
export function subjectOn(
  model: Model,
  destination: string,
  method: (typeof METHODS)[number] = 'look-through',
): Subject {
  return subjectOf(model, { pack: currentPack(), day: DAY, product: 'W', destination, method })
}

/** Picks an amount that a model has; which, depends on the model. */
export const pick = fc.record({
  kind: fc.constantFrom('selling-price', 'part-price', 'part-price', 'rate'),
  item: fc.constantFrom('P0', 'P1', 'P2', 'P3', 'S1', 'S2'),
  rate: fc.nat({ max: 20 }),
})

/** The amount picked; null: a rate, and the model has none. */
export function axisBy(
  model: Model,
  { kind, item, rate }: { kind: string; item: string; rate: number },
): Axis | null {
  if (kind === 'selling-price') return { kind }
  if (kind === 'part-price') return { kind, item }
  const quotes = inForce(model.rates, DAY)
  const quote = quotes[rate % Math.max(1, quotes.length)]
  return quote ? { kind: 'rate', from: quote.from, to: quote.to } : null
}

/** Amounts of every size that a price or a rate may have. */
export const anyAmount = fc.oneof(
  amount,
  fc.constantFrom('0.0001', '0.01', '1', '250000', '99999999'),
)

/** The model with another amount, written out by itself and not by the patch that the core makes. */
export function withAmount(model: Model, to: string, axis: Axis, value: string): Model {
  const repriced = <T extends { price?: { amount: string; currency: string } | null | undefined }>(
    item: T,
  ): T => ({
    ...item,
    price: { ...item.price, amount: value, currency: item.price?.currency ?? model.currency },
  })
  if (axis.kind === 'rate') {
    const [quote] = model.rates
      .filter(({ from, to: into, asOf }) => from === axis.from && into === axis.to && asOf <= DAY)
      .sort((a, b) => (a.asOf > b.asOf ? -1 : 1))
    return {
      ...model,
      rates: model.rates.map((rate) => (rate === quote ? { ...rate, rate: value } : rate)),
    }
  }
  const id = axis.kind === 'part-price' ? axis.item : 'W'
  return {
    ...model,
    parts: model.parts.map((part) => (part.id === id ? repriced(part) : part)),
    products: model.products.map((product) => {
      if (product.id !== id) return product
      const own = id === 'W' ? product.prices?.[to] : undefined
      if (!own) return repriced(product)
      return { ...product, prices: { ...product.prices, [to]: { ...own, amount: value } } }
    }),
  }
}
