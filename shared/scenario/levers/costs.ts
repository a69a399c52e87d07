import { fairMarketValue } from '../../calc/content/fair-market-value.ts'
import { readRatio } from '../../money/display.ts'
import { exchange } from '../../money/exchange.ts'
import { add, multiply, type Ratio, ZERO } from '../../money/ratio.ts'
import { Base } from '../base.ts'
import { Costs } from '../cost.ts'
import type { Replacement } from './alternates.ts'
import { quantitiesIn } from './below.ts'
import { itemOf, type Subject } from './subject.ts'

/** What a replacement costs; null: not known. */
export type CostOf = (of: Replacement) => Ratio | null

/**
 * What a replacement costs more per product in the reporting currency; null: a price is not known. A
 * sub-assembly costs what its parts do, as in the comparison of scenarios.
 */
export function costsOf({ evaluation, day, product }: Subject): CostOf {
  const { model } = evaluation
  const quantities = quantitiesIn(model, product)
  const costs = Costs.of(new Base(model), day)
  const convert = exchange(model.rates, day)
  const reporting = {
    currency: model.currency,
    rateOf: (from: string) => convert(from, model.currency),
  }
  const costOf = (id: string): Ratio | null => {
    const { part, product: assembly } = itemOf(model, id) ?? {}
    if (!assembly || assembly.lines.length === 0)
      return fairMarketValue((part ?? assembly)?.price, reporting).amount
    const { amount } = costs.of(id)
    return amount === null ? null : readRatio(amount)
  }
  return ({ item, to }) => {
    const [from, other] = [costOf(item), costOf(to)]
    if (!from || !other) return null
    return multiply(quantities.get(item) ?? ZERO, add(other, { n: -from.n, d: from.d }))
  }
}
