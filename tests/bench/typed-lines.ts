import type { Price, Rate } from '../../shared/model/schema.ts'
import { groupKey, parsed, type Start } from './contender.ts'

/** The bill of materials as typed arrays: products in topological order, the bench's product first. */
export interface TypedLines {
  /** Product i has its parts at partStart[i] to partStart[i + 1], its sub-assemblies likewise. */
  partStart: Int32Array
  partGroup: Int32Array
  partQuantity: Float64Array
  /** In the reporting currency. */
  partPrice: Float64Array
  subStart: Int32Array
  subProduct: Int32Array
  subQuantity: Float64Array
  groups: number
  /** The selling price in the reporting currency. */
  price: number
}

/** Reads the model file's bytes without a check, in float64. */
export function typedLines({ bytes, answers }: Start): TypedLines {
  const model = parsed(bytes)
  const products = new Map(model.products.map((product) => [product.id, product]))
  const order = [...inOrder('W')].reverse()
  const numberOf = new Map(order.map((id, i) => [id, i]))
  const rates = new Map<string, number>()
  const parts = new Map(
    model.parts.map((part) => {
      const group = answers.groups.get(groupKey(part))!
      return [part.id, { group, price: amountOf(part.price!) }]
    }),
  )
  const count = model.products.reduce((sum, { lines }) => sum + lines.length, 0)
  const all = {
    partStart: new Int32Array(order.length + 1),
    partGroup: new Int32Array(count),
    partQuantity: new Float64Array(count),
    partPrice: new Float64Array(count),
    subStart: new Int32Array(order.length + 1),
    subProduct: new Int32Array(count),
    subQuantity: new Float64Array(count),
    groups: Math.max(...answers.groups.values()) + 1,
    price: amountOf(products.get('W')!.price!),
  }
  let [atPart, atSub] = [0, 0]
  order.forEach((id, i) => {
    for (const { item, quantity } of products.get(id)!.lines) {
      const part = parts.get(item)
      if (part) {
        all.partGroup[atPart] = part.group
        all.partPrice[atPart] = part.price
        all.partQuantity[atPart++] = Number(quantity)
      } else {
        all.subProduct[atSub] = numberOf.get(item)!
        all.subQuantity[atSub++] = Number(quantity)
      }
    }
    all.partStart[i + 1] = atPart
    all.subStart[i + 1] = atSub
  })
  return all

  /** A product after all that it contains. */
  function inOrder(id: string, seen = new Set<string>()): Set<string> {
    for (const { item } of products.get(id)!.lines)
      if (products.has(item) && !seen.has(item)) inOrder(item, seen)
    return seen.add(id)
  }

  function amountOf({ amount, currency }: Pick<Price, 'amount' | 'currency'>): number {
    const rate = rates.get(currency) ?? rateTo(model.currency, currency, model.rates)
    rates.set(currency, rate)
    return Number(amount) * rate
  }
}

/** The product of the rates from a currency on to the reporting one. */
function rateTo(reporting: string, currency: string, rates: readonly Rate[]): number {
  if (currency === reporting) return 1
  const { to, rate } = rates.find(({ from }) => from === currency)!
  return Number(rate) * rateTo(reporting, to, rates)
}
