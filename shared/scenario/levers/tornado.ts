import { readRatio } from '../../money/display.ts'
import { add, compare, format, type Ratio } from '../../money/ratio.ts'
import { type Axis, ratesUsed, sameAxis, standOf } from './axis.ts'
import type { Mark } from './flip.ts'
import { currenciesOf, matterOf } from './items.ts'
import { type Range, rangeAround } from './range.ts'
import { Response } from './response.ts'
import type { Subject } from './subject.ts'

/** What one amount does to the share between the ends of its range, all else as it is. */
export interface Bar {
  axis: Axis
  /** The present amount; null: there is none. */
  now: string | null
  currency: string
  low: Mark
  high: Mark
  /** How far the share moves from end to end, exact, the wider of low and high; null: not known. */
  span: string | null
}

export interface TornadoOptions {
  /** Ranges other than the spread. */
  ranges?: readonly Range[] | undefined
  /** How far amounts without a range move to either side, as a share of them. Default "0.1". */
  spread?: string | undefined
  /** How many items' prices are moved, those that matter most. Default 20. */
  most?: number | undefined
}

/** The share's span as each price and rate moves through its range, the widest first. */
export function tornado(subject: Subject, options: TornadoOptions = {}): Bar[] {
  const { ranges = [], spread = '0.1', most = 20 } = options
  const axes = axesOf(subject, most).filter(
    (axis) => !ranges.some((own) => sameAxis(own.axis, axis)),
  )
  const around = axes.flatMap((axis) => rangeAround(subject, axis, spread) ?? [])
  return [...ranges, ...around]
    .map((range) => barOf(subject, range))
    .sort((a, b) => compare(widthOf(b), widthOf(a)))
}

/** The amounts that the share can turn on: the selling price, rates, and the prices that matter most. */
export function axesOf(subject: Subject, most: number): Axis[] {
  const { evaluation, product, destination, method } = subject
  const { contributions } = evaluation.numerator(product, destination, method)
  const counting = new Set(contributions.map(({ item }) => item))
  const items = matterOf(subject).items.filter((item) => counting.has(item))
  return [
    { kind: 'selling-price' },
    ...ratesUsed(subject, currenciesOf(subject)).map((pair) => ({
      kind: 'rate' as const,
      ...pair,
    })),
    ...items.slice(0, most).map((item) => ({ kind: 'part-price' as const, item })),
  ]
}

function barOf(subject: Subject, { axis, low, high }: Range): Bar {
  const { amount: now, currency } = standOf(subject, axis)
  const response = Response.of(subject, [axis])
  const [least, most] = [low, high].map((amount) => ({
    amount,
    ...response.reading([amount]),
  })) as [Mark, Mark]
  const spans = (['low', 'high'] as const).flatMap((end) => {
    const [from, to] = [least.share[end], most.share[end]]
    return from === null || to === null ? [] : [apart(readRatio(from), readRatio(to))]
  })
  const widest = spans.reduce<Ratio | null>(
    (wide, next) => (wide && compare(wide, next) >= 0 ? wide : next),
    null,
  )
  return { axis, now, currency, low: least, high: most, span: widest && format(widest) }
}

function widthOf({ span }: Bar): Ratio {
  return span === null ? { n: -1n, d: 1n } : readRatio(span)
}

function apart(a: Ratio, b: Ratio): Ratio {
  const { n, d } = add(a, { n: -b.n, d: b.d })
  return { n: n < 0n ? -n : n, d }
}
