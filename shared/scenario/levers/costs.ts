import { exchange } from '../../money/exchange.ts'
import { add, multiply, parseRatio, type Ratio, ZERO } from '../../money/ratio.ts'
import type { Replacement } from './alternates.ts'
import { isAboveZero } from './axis.ts'
import { quantitiesIn } from './below.ts'
import { itemOf, type Subject } from './subject.ts'

/** What a replacement costs more per product in the reporting currency; null: a price is not known. */
export function costsOf({ evaluation, day, product }: Subject): (of: Replacement) => Ratio | null {
  const { model } = evaluation
  const quantities = quantitiesIn(model, product)
  const convert = exchange(model.rates, day)
  const priceOf = (id: string): Ratio | null => {
    const { part, product: assembly } = itemOf(model, id) ?? {}
    const price = (part ?? assembly)?.price
    if (!price || !isAboveZero(price.amount)) return null
    const rate = convert(price.currency, model.currency)
    return rate && multiply(parseRatio(price.amount), rate)
  }
  return ({ item, to }) => {
    const [from, other] = [priceOf(item), priceOf(to)]
    if (!from || !other) return null
    return multiply(quantities.get(item) ?? ZERO, add(other, { n: -from.n, d: from.d }))
  }
}
