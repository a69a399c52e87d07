import type { Act } from '../calc/result/act.ts'
import type { Bounds, Method, Outcome, PricedFigures } from '../calc/result/result.ts'
import { readRatio } from '../money/display.ts'
import { add, format } from '../money/ratio.ts'
import type { Overlaid } from './overlaid.ts'
import type { ChangePlace } from './overlay.ts'

/** Something before and after a change. */
export interface Turn<T> {
  from: T
  to: T
}

/** What one change does to a share, on top of the changes before it. */
export interface WaterfallStep extends ChangePlace {
  fits: boolean
  share: Turn<Bounds>
  /** By how much the bounds move, exact; null: one of the two is not known. */
  moves: Bounds
  outcome: Turn<Outcome>
  act: Turn<Act>
  rule: Turn<string | null>
  /** Another level applies; null: the same one. */
  level: Turn<string | null> | null
  /** Another rule pack judges, by its id, null for the one in force; null: the same one. */
  pack: Turn<string | null> | null
}

/** From the base's share to the scenario's, change by change. */
export interface Waterfall {
  from: PricedFigures
  to: PricedFigures
  steps: WaterfallStep[]
}

/** What is asked: one product for one destination. */
export interface WaterfallQuestion {
  product: string
  destination: string
  method: Method
}

/** The way from the base's share to the scenario's. The moves add up to the difference exactly. */
export function waterfall(overlaid: Overlaid, question: WaterfallQuestion): Waterfall {
  const { product, destination, method } = question
  const { report, stages } = overlaid.overlay
  const at = (place: number) => overlaid.after(place).figures(product, destination, method)
  const from = at(-1)
  let before = from
  const steps = report.map(({ scenario, index, fits }, i): WaterfallStep => {
    const earlier = before
    const after = fits ? at(i) : before
    before = after
    return {
      scenario,
      index,
      fits,
      share: { from: earlier.share, to: after.share },
      moves: {
        low: difference(earlier.share.low, after.share.low),
        high: difference(earlier.share.high, after.share.high),
      },
      outcome: { from: earlier.outcome, to: after.outcome },
      act: { from: earlier.act, to: after.act },
      rule: { from: earlier.rule, to: after.rule },
      level: turn(earlier.threshold, after.threshold),
      pack: turn(stages[i - 1]?.pack ?? null, stages[i]?.pack ?? null),
    }
  })
  return { from, to: before, steps }
}

function turn<T>(from: T, to: T): Turn<T> | null {
  return from === to ? null : { from, to }
}

function difference(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  const { n, d } = readRatio(from)
  return format(add(readRatio(to), { n: -n, d }))
}
