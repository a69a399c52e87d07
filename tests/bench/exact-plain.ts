import type { Model, Price } from '../../shared/model/schema.ts'
import { classKey, type Handed, type Verdicts } from './handed.ts'

/** Digits after the point of every quantity, price and rate: the common scale. */
const SCALE = 6
const UNIT = 10n ** BigInt(SCALE)

/**
 * The exact plain program: the same model as integers at a common scale, products from the top down
 * with how many of each there are, one sum a group of content. Nothing is kept for a second question.
 */
export function exactPlain(model: Model, handed: Handed): Verdicts {
  const products = new Map(model.products.map((product, i) => [product.id, i]))
  const parts = new Map(model.parts.map((part, i) => [part.id, i]))
  const units = new Map<string, bigint>()
  const scaled = (text: string): bigint => {
    const known = units.get(text)
    if (known !== undefined) return known
    const value = integer(text)
    units.set(text, value)
    return value
  }
  const inside = model.products.map(({ lines }) =>
    lines.flatMap(({ item, quantity }) => {
      const product = products.get(item)
      return product === undefined ? [] : [{ product, quantity: scaled(quantity) }]
    }),
  )
  const waiting = new Int32Array(products.size)
  for (const { product } of inside.flat()) waiting[product] = (waiting[product] as number) + 1
  const order = inside.flatMap((_, product) => (waiting[product] === 0 ? [product] : []))
  // Four levels at the most, so that every multiplicity is an integer at three times the scale.
  const times: bigint[] = new Array(products.size).fill(0n)
  times[products.get('W') as number] = UNIT ** 3n
  const many: bigint[] = new Array(parts.size).fill(0n)
  for (const product of order) {
    const one = times[product] as bigint
    for (const { product: sub, quantity } of inside[product] as {
      product: number
      quantity: bigint
    }[]) {
      times[sub] = (times[sub] as bigint) + (one * quantity) / UNIT
      waiting[sub] = (waiting[sub] as number) - 1
      if (waiting[sub] === 0) order.push(sub)
    }
    for (const { item, quantity } of model.products[product]?.lines ?? []) {
      const part = parts.get(item)
      if (part !== undefined) many[part] = (many[part] as bigint) + one * scaled(quantity)
    }
  }
  const worth = new Map<string, bigint>()
  const rateOf = (currency: string): bigint => {
    const known = worth.get(currency)
    if (known !== undefined) return known
    const value = rateTo(model, currency)
    worth.set(currency, value)
    return value
  }
  const amountOf = ({ amount, currency }: Pick<Price, 'amount' | 'currency'>) =>
    integer(amount) * rateOf(currency)
  const sums: bigint[] = new Array(handed.groupCount).fill(0n)
  model.parts.forEach((part, i) => {
    const used = many[i] as bigint
    if (used === 0n || !part.price) return
    const group = handed.groups.get(classKey(part)) as number
    sums[group] = (sums[group] as bigint) + used * amountOf(part.price)
  })
  const top = model.products[products.get('W') as number]
  const price = amountOf(top?.price as Price) * UNIT ** 4n
  return verdictsOf(handed, sums, price)
}

function verdictsOf(
  { surely, possibly, levels, within }: Handed,
  sums: readonly bigint[],
  price: bigint,
): Verdicts {
  const total = (groups: Int32Array) => {
    let sum = 0n
    for (const group of groups) sum += sums[group] as bigint
    return sum
  }
  const low: number[] = []
  const high: number[] = []
  const outcomes = surely.map((groups, to) => {
    const [least, most] = [total(groups), total(possibly[to] as Int32Array)]
    low.push(Number(least) / Number(price))
    high.push(Number(most) / Number(price))
    const level = levels[to] ?? null
    if (level === null || most * UNIT <= price * integer(level)) return within[to] as string
    return least * UNIT > price * integer(level) ? 'subject' : 'undetermined'
  })
  return { outcomes, low, high }
}

/** A decimal as an integer at the common scale. */
function integer(text: string): bigint {
  const [whole = '', digits = ''] = text.split('.')
  return BigInt(whole + digits.padEnd(SCALE, '0'))
}

/** What one of a currency is worth in the reporting one, at the common scale. */
function rateTo(model: Model, currency: string): bigint {
  if (currency === model.currency) return UNIT
  const found = model.rates.find(({ from }) => from === currency)
  if (!found) throw new Error(`no rate leads on from ${currency}`)
  return (integer(found.rate) * rateTo(model, found.to)) / UNIT
}
