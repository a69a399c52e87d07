import type { Act } from '../../calc/result/act.ts'
import { type Outcome, outcomesWorstFirst } from '../../calc/result/result.ts'
import { compare, format, type Ratio } from '../../money/ratio.ts'
import { splitMix64 } from './random.ts'
import { drawn, type Range } from './range.ts'
import { Response } from './response.ts'
import { type Reading, readingOf, type Subject } from './subject.ts'

/** A low and a high share at which, or below which, a part of the samples lies. */
export interface Quantile {
  /** The part of the samples, from "0" (the least) to "1" (the most). */
  at: string
  /** null: no bound is known, or no selling price. */
  low: string | null
  high: string | null
}

export interface Uncertainty {
  before: Reading
  seed: number
  samples: number
  ranges: readonly Range[]
  /** How often each outcome came; those that never came are left out. */
  outcomes: { outcome: Outcome; act: Act; count: number; fraction: string }[]
  /** By nearest rank, in steps of a twentieth; low and high shares are ranked each by themselves. */
  quantiles: Quantile[]
}

export interface UncertaintyOptions {
  seed?: number | undefined
  /** How many samples are drawn. Default 10,000. */
  samples?: number | undefined
}

const STEPS = 20

/**
 * The verdicts where amounts are only known as ranges: samples drawn independently of each other and
 * each evaluated exactly. The same seed gives the same samples: one draw a range, in their order.
 */
export function uncertainty(
  subject: Subject,
  ranges: readonly Range[],
  { seed = 1, samples = 10_000 }: UncertaintyOptions = {},
): Uncertainty {
  const draw = splitMix64(seed)
  const response = Response.of(
    subject,
    ranges.map(({ axis }) => axis),
  )
  const counts = new Map<Outcome, number>()
  const lows: (Ratio | null)[] = []
  const highs: (Ratio | null)[] = []
  for (let i = 0; i < samples; i++) {
    const { share, verdict } = response.at(ranges.map((range) => drawn(range, draw())))
    counts.set(verdict.outcome, (counts.get(verdict.outcome) ?? 0) + 1)
    lows.push(share?.low ?? null)
    highs.push(share?.high ?? null)
  }
  lows.sort(unknownLast)
  highs.sort(unknownLast)
  const { evaluation, product, destination } = subject
  const outcomes = outcomesWorstFirst.toReversed().flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0
    return count === 0
      ? []
      : [
          {
            outcome,
            act: evaluation.actFor(product, destination, outcome),
            count,
            fraction: fractionText(count, samples),
          },
        ]
  })
  const quantiles = Array.from({ length: STEPS + 1 }, (_, step) => {
    const rank = Math.max(0, Math.ceil((step * samples) / STEPS) - 1)
    const text = (shares: readonly (Ratio | null)[]) => {
      const share = shares[rank]
      return share ? format(share) : null
    }
    return { at: fractionText(step, STEPS), low: text(lows), high: text(highs) }
  })
  return { before: readingOf(subject), seed, samples, ranges, outcomes, quantiles }
}

function unknownLast(a: Ratio | null, b: Ratio | null): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0
  return compare(a, b)
}

function fractionText(part: number, whole: number): string {
  return format({ n: BigInt(part), d: BigInt(whole) })
}
