import { LiveEvaluation } from '../../calc/evaluation.ts'
import type { LastingFloor, PriceFloor } from '../../calc/result/price-floor.ts'
import type { Method } from '../../calc/result/result.ts'
import { dayAfter } from '../../model/calendar-day.ts'
import { patchModel } from '../../model/patch.ts'
import type { Model, Part, Product } from '../../model/schema.ts'
import type { Choices, RulePack } from '../../rules/pack.ts'
import { type LaterPrice, patchOfPrices } from './later-prices.ts'
import { type Turn, turnsAfter } from './turns.ts'

/** So many days on which something of a product turns are looked at; beyond them nothing is said. */
const MOST_DAYS = 24

/** The price floors of an evaluation, with the day until which each is good. */
export class LastingFloors {
  private readonly evaluation: LiveEvaluation
  private readonly basis: { pack: RulePack; choices: Choices; day: string }
  private readonly parts: ReadonlyMap<string, Part>
  private readonly products: ReadonlyMap<string, Product>
  private readonly later: ReadonlyMap<string, LaterPrice[]>

  constructor(
    evaluation: LiveEvaluation,
    basis: { pack: RulePack; choices: Choices; day: string },
    later: readonly LaterPrice[] = [],
  ) {
    this.evaluation = evaluation
    this.basis = basis
    this.parts = new Map(evaluation.model.parts.map((part) => [part.id, part]))
    this.products = new Map(evaluation.model.products.map((product) => [product.id, product]))
    this.later = Map.groupBy(later, ({ item }) => item)
  }

  /** The floors of a product, in the order of the destinations. */
  of(product: string, destinations: readonly string[], method: Method): LastingFloor[] {
    const now = this.evaluation.floors(product, destinations, method)
    const found = now.map(
      (floor): LastingFloor => ({ product, ...floor, until: null, endedBy: [], next: null }),
    )
    const model = this.modelOf(product)
    const later = [...model.parts, ...model.products].flatMap(({ id }) => this.later.get(id) ?? [])
    const days = daysOf(turnsAfter(this.basis.day, model, this.basis.pack, later))
    for (const [at, [day, turns]] of days.entries()) {
      const open = found.filter(({ until }) => until === null)
      if (open.length === 0) break
      const until = dayAfter(day, -1)
      if (at === MOST_DAYS) {
        for (const floor of open)
          Object.assign(floor, { until, endedBy: ['later days were not looked at'] })
        break
      }
      const nexts = this.floorsOn(day, model, later, { product, open, method })
      for (const [i, floor] of open.entries()) {
        const next = nexts[i] as PriceFloor
        if (isSame(floor, next)) continue
        const { amount, currency, none } = next
        Object.assign(floor, { until, endedBy: turns, next: { amount, currency, none } })
      }
    }
    return found
  }

  private floorsOn(
    day: string,
    model: Model,
    later: readonly LaterPrice[],
    asked: { product: string; open: readonly PriceFloor[]; method: Method },
  ): PriceFloor[] {
    const { pack, choices } = this.basis
    const priced = patchModel(model, patchOfPrices(model, later, day))
    const codes = asked.open.map(({ destination }) => destination)
    const evaluation = LiveEvaluation.of(priced, { pack, choices, day })
    return evaluation.floors(asked.product, codes, asked.method)
  }

  /** The model as far as it bears on a product. */
  private modelOf(product: string): Model {
    const ids = new Set([product])
    for (const id of ids) for (const { item } of this.products.get(id)?.lines ?? []) ids.add(item)
    const { model } = this.evaluation
    return {
      ...model,
      parts: [...ids].flatMap((id) => this.parts.get(id) ?? []),
      products: [...ids].flatMap((id) => this.products.get(id) ?? []),
    }
  }
}

/** The days in order, each with what turns on it. */
function daysOf(turns: readonly Turn[]): [string, string[]][] {
  const byDay = Map.groupBy(turns, ({ day }) => day)
  return [...byDay].map(([day, those]) => [day, [...new Set(those.map(({ what }) => what))]])
}

function isSame(a: PriceFloor, b: PriceFloor): boolean {
  return a.amount === b.amount && a.currency === b.currency && a.none?.why === b.none?.why
}
