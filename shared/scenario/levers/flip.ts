import {
  add,
  compare,
  divide,
  format,
  multiply,
  ONE,
  parseRatio,
  type Ratio,
  roundDown,
  roundUp,
} from '../../money/ratio.ts'
import { type Axis, isAboveZero, type Stand, standOf } from './axis.ts'
import type { Weighed } from './form.ts'
import { Response } from './response.ts'
import { type Reading, readingOf, type Subject } from './subject.ts'
import { whyFixed } from './why.ts'

/** An amount with the verdict that it gives. */
export interface Mark extends Reading {
  amount: string
}

/** A break-even: where an amount alone changes the verdict. Both marks are exact. */
export interface Flip {
  /** Where the share is exactly the level, as an exact ratio. */
  exact: string
  /** Whether `first` is above or below `last`. */
  direction: 'up' | 'down'
  /** How far that is from the present amount, as an exact share of it; null: there is none. */
  change: string | null
  /**
   * The last amount, in steps of the currency's minor unit, at which the verdict still holds; where
   * no amount is known and either side settles an open verdict, the last of the other side.
   */
  last: Mark
  /** The next amount, at which it is another. */
  first: Mark
}

/** The break-evens along an axis: at most one in each direction. `why` says why there is none. */
export interface Flips {
  axis: Axis
  now: Stand
  before: Reading
  flips: Flip[]
  why: string | null
}

/** Decimals beyond the currency's own that are tried where its steps are too wide to part the verdicts. */
const FINER = 8

/** Where the verdict flips along an axis, all else equal. Throws a RangeError as `standOf` does. */
export function flipsAlong(subject: Subject, axis: Axis): Flips {
  const now = standOf(subject, axis)
  const before = readingOf(subject)
  const response = Response.of(subject, [axis])
  const found = thresholdsOf(response, now)
  if (typeof found === 'string') return { axis, now, before, flips: [], why: found }
  const flips: Flip[] = []
  for (const threshold of found) {
    for (const flip of flipsAt({ now, before, response }, threshold))
      if (!flips.some(({ direction }) => direction === flip.direction)) flips.push(flip)
  }
  const why = flips.length > 0 ? null : whyFixed(before)
  return { axis, now, before, flips, why }
}

/** An amount at which one end of the share is exactly the level. */
interface Threshold {
  exact: Ratio
  /** The share grows with the amount, so that the amount itself still passes. */
  grows: boolean
}

/** Where the share meets the level, from the present amount on; or why it nowhere does. */
function thresholdsOf(response: Response, { amount }: Stand): Threshold[] | string {
  const start = amount ?? '1'
  const places = [1n, 2n, 3n].map((times) => multiply(parseRatio(start), { n: times, d: 1n }))
  const [first, second, third] = places.map((place) => response.at([format(place)]))
  if (!first || !second || !third) throw new Error('three places have three answers')
  const { level } = first.verdict
  if (!level) return whyFixed(response.reading([start]))
  if (!first.share) return 'the selling price is not known'
  const ends = (['low', 'high'] as const).flatMap((end) => {
    const shares = [first, second, third].map((weighed) => endOf(weighed, end))
    const [a, b, c] = shares
    return a && b && c ? [curveThrough([a, b, c], parseRatio(start))] : []
  })
  if (ends.some((curve) => curve === null)) return 'a list of the rules turns on the price'
  const curves = ends.filter((curve) => curve !== null)
  if (curves.every(({ slope }) => slope.n === 0n))
    return curves.length < 2 ? whyFixed(response.reading([start])) : 'it does not enter the share'
  const thresholds: Threshold[] = []
  for (const curve of curves) {
    const exact = meeting(curve, level)
    if (!exact || thresholds.some((known) => compare(known.exact, exact) === 0)) continue
    thresholds.push({ exact, grows: curve.slope.n > 0n === (curve.power === 1) })
  }
  if (thresholds.length === 0) return whyNowhere(first.share.low, level)
  const present = parseRatio(start)
  return thresholds.sort((a, b) => compare(distance(a.exact, present), distance(b.exact, present)))
}

function endOf({ share }: Weighed, end: 'low' | 'high'): Ratio | null {
  return share ? share[end] : null
}

/** A share as `base + slope * amount ^ power`. */
interface Curve {
  base: Ratio
  slope: Ratio
  power: 1 | -1
}

/** The curve through the shares at one, two and three times an amount; null: it is none of these. */
function curveThrough([a, b, c]: [Ratio, Ratio, Ratio], start: Ratio): Curve | null {
  const step = minus(b, a)
  if (compare(minus(c, b), step) === 0)
    return { base: minus(a, step), slope: divide(step, start), power: 1 }
  // For base + slope / amount the first difference is half of what lies over the base at the start.
  const over = multiply({ n: -2n, d: 1n }, step)
  const base = minus(a, over)
  const third = add(base, divide(over, { n: 3n, d: 1n }))
  return compare(third, c) === 0 ? { base, slope: multiply(over, start), power: -1 } : null
}

function meeting({ base, slope, power }: Curve, level: Ratio): Ratio | null {
  const rest = minus(level, base)
  if (slope.n === 0n || rest.n === 0n) return null
  const exact = power === 1 ? divide(rest, slope) : divide(slope, rest)
  return exact.n > 0n ? exact : null
}

interface Asked {
  now: Stand
  before: Reading
  response: Response
}

/** The flips at a threshold, in the widest steps that part the verdicts; none where the verdict stays. */
function flipsAt({ now, before, response }: Asked, { exact, grows }: Threshold): Flip[] {
  for (let decimals = now.decimals; decimals <= now.decimals + FINER; decimals++) {
    const pair = stepsAround(exact, grows, decimals)
    if (!pair.every(isAboveZero)) continue
    const outcomes = pair.map((amount) => response.at([amount]).verdict.outcome)
    if (outcomes[0] === outcomes[1]) continue
    const holds = outcomes.indexOf(before.outcome)
    if (holds < 0 && now.amount !== null) continue
    const [lower, upper] = pair.map((amount) => ({
      amount,
      ...response.reading([amount]),
    })) as [Mark, Mark]
    const present = now.amount === null ? null : parseRatio(now.amount)
    const found = {
      exact: format(exact),
      change: present && format(minus(divide(exact, present), ONE)),
    }
    const up: Flip = { ...found, direction: 'up', last: lower, first: upper }
    const down: Flip = { ...found, direction: 'down', last: upper, first: lower }
    return holds < 0 ? [down, up] : holds === 0 ? [up] : [down]
  }
  return []
}

/** The last step on one side of an amount and the first on the other; equal to the level passes. */
function stepsAround(exact: Ratio, grows: boolean, decimals: number): [string, string] {
  const step: Ratio = { n: 1n, d: 10n ** BigInt(decimals) }
  const under = roundDown(exact, decimals)
  const above = roundUp(exact, decimals)
  if (under !== above) return [under, above]
  return grows
    ? [under, roundDown(add(exact, step), decimals)]
    : [roundDown(minus(exact, step), decimals), under]
}

function whyNowhere(share: Ratio, level: Ratio): string {
  return compare(share, level) > 0
    ? 'the rest alone is above the level'
    : 'no amount brings the share to the level'
}

function distance(a: Ratio, b: Ratio): Ratio {
  const { n, d } = minus(a, b)
  return { n: n < 0n ? -n : n, d }
}

function minus(a: Ratio, { n, d }: Ratio): Ratio {
  return add(a, { n: -n, d })
}
