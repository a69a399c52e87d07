import { fairMarketValue, type Reporting } from '../calc/content/fair-market-value.ts'
import type { ModelPatch } from '../model/patch.ts'
import type { Line, Part, Product } from '../model/schema.ts'
import { exchange } from '../money/exchange.ts'
import { add, format, multiply, parseRatio, type Ratio, ZERO } from '../money/ratio.ts'
import type { Base } from './base.ts'

/** What the parts of one product cost, exact and in the reporting currency. */
export interface Cost {
  /** null: a price or a rate is not known. */
  amount: string | null
  /** The sum of what is known. */
  known: string
  /** The items without a known price. */
  unknown: string[]
}

interface Sum {
  known: Ratio
  unknown: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()

/**
 * The cost of bills of materials: the price of each part times its quantity, through all levels. A
 * sub-assembly without lines is bought, at its price. It depends on no destination and no method.
 */
export class Costs {
  private readonly base: Base
  private readonly day: string
  private readonly sums = new Map<string, Sum>()
  private readonly parts: ReadonlyMap<string, Part>
  private readonly products: ReadonlyMap<string, Product>
  private readonly earlier: Costs | null
  private readonly reporting: Reporting
  private readonly prices = new Map<string, Ratio | null>()
  private readonly later = new WeakMap<ModelPatch, Costs>()

  private constructor(base: Base, patch: ModelPatch, day: string, earlier: Costs | null) {
    this.base = base
    this.day = day
    this.parts = new Map((patch.parts ?? []).map((part) => [part.id, part]))
    this.products = new Map((patch.products ?? []).map((product) => [product.id, product]))
    const otherMoney = patch.rates !== undefined || patch.currency !== undefined
    this.earlier = otherMoney ? null : earlier
    const currency = patch.currency ?? base.model.currency
    const convert = exchange(patch.rates ?? base.model.rates, day)
    const rates = new Map<string, Ratio | null>()
    const rateOf = (from: string) => {
      const rate = rates.get(from) ?? convert(from, currency)
      rates.set(from, rate)
      return rate
    }
    this.reporting = { currency, rateOf }
  }

  static of(base: Base, day: string): Costs {
    return new Costs(base, {}, day, null)
  }

  /** The costs of the base with a patch, once for each; what it does not touch is taken from these. */
  patched(patch: ModelPatch): Costs {
    const known = this.later.get(patch)
    if (known) return known
    const costs = new Costs(this.base, patch, this.day, this)
    this.later.set(patch, costs)
    return costs
  }

  of(product: string): Cost {
    const { known, unknown } = this.sumOf(product)
    return {
      amount: unknown.size === 0 ? format(known) : null,
      known: format(known),
      unknown: [...unknown],
    }
  }

  /** Walks down without recursion: a structure may be of any depth. */
  private sumOf(root: string): Sum {
    const waiting = [root]
    for (let id = waiting.at(-1); id !== undefined; id = waiting.at(-1)) {
      const open = this.linesOf(id).filter(({ item }) => this.product(item) && !this.sums.has(item))
      if (open.length > 0) waiting.push(...open.map(({ item }) => item))
      else {
        waiting.pop()
        if (!this.sums.has(id)) this.sums.set(id, this.reused(id) ?? this.added(id))
      }
    }
    return this.sums.get(root) as Sum
  }

  /** The sum that was known before, where nothing in it differs. */
  private reused(id: string): Sum | null {
    const { earlier } = this
    if (!earlier || this.products.has(id)) return null
    const isSame = this.linesOf(id).every(
      ({ item }) => !this.parts.has(item) && this.sums.get(item) === earlier.sums.get(item),
    )
    return isSame ? earlier.sumOf(id) : null
  }

  private added(id: string): Sum {
    const lines = this.linesOf(id)
    if (lines.length === 0) return { known: ZERO, unknown: new Set([id]) }
    let known = ZERO
    const unknown = new Set<string>()
    for (const { item, quantity: text } of lines) {
      const quantity = parseRatio(text)
      if (quantity.n === 0n) continue
      const inside = this.insideOf(item)
      known = add(known, multiply(quantity, inside.known))
      for (const each of inside.unknown) unknown.add(each)
    }
    return { known, unknown }
  }

  private insideOf(item: string): Sum {
    const product = this.product(item)
    if (product && product.lines.length > 0) return this.sums.get(item) as Sum
    const amount = this.priceOf(item)
    return amount ? { known: amount, unknown: NOTHING } : { known: ZERO, unknown: new Set([item]) }
  }

  private priceOf(item: string): Ratio | null {
    const known = this.prices.get(item)
    if (known !== undefined) return known
    const { price } = (this.part(item) ?? this.product(item)) as Part | Product
    const { amount } = fairMarketValue(price, this.reporting)
    this.prices.set(item, amount)
    return amount
  }

  private linesOf(id: string): readonly Line[] {
    return this.product(id)?.lines ?? []
  }

  private part(id: string): Part | undefined {
    return this.parts.get(id) ?? this.base.parts.get(id)
  }

  private product(id: string): Product | undefined {
    return this.products.get(id) ?? this.base.products.get(id)
  }
}
