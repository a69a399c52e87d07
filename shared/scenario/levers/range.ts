import { z } from 'zod'
import { powerOfTen } from '../../money/decimal.ts'
import { compare, format, multiply, parseRatio, type Ratio, round } from '../../money/ratio.ts'
import { type Axis, axisName, axisSchema, decimalsOf, type Stand, standOf } from './axis.ts'
import type { Subject } from './subject.ts'

const amount = z
  .string({ error: 'must be a decimal number in quotes, such as "12.50"' })
  .regex(/^(?=.*[1-9])\d+(\.\d+)?$/, { error: 'is not a decimal number above zero' })

/**
 * How far an amount may move: from `low` to `high`, both included. With `likely` it is triangular
 * with its peak there, without uniform.
 */
export const rangeSchema = z
  .strictObject({
    axis: axisSchema,
    low: amount,
    likely: amount.optional(),
    high: amount,
  })
  .superRefine(({ low, likely, high }, context) => {
    const [from, to] = [low, high].map(ratioOf)
    if (!from || !to) return
    if (compare(from, to) > 0)
      context.addIssue({ code: 'custom', path: ['low'], message: 'is above high' })
    const peak = likely === undefined ? null : ratioOf(likely)
    if (peak && (compare(peak, from) < 0 || compare(peak, to) > 0))
      context.addIssue({ code: 'custom', path: ['likely'], message: 'is not between low and high' })
  })

export type Range = z.infer<typeof rangeSchema>

/** Ranges as a file, `{ "ranges": [...] }`; no amount has two. */
export const rangesSchema = z
  .strictObject({ ranges: z.array(rangeSchema) })
  .superRefine(({ ranges }, context) => {
    const seen = new Set<string>()
    ranges.forEach(({ axis }, i) => {
      const name = axisName(axis)
      if (seen.has(name)) {
        const message = `the ${name} has a range already`
        context.addIssue({ code: 'custom', path: ['ranges', i, 'axis'], message })
      }
      seen.add(name)
    })
  })

/** What one part in so many is drawn from: draws are whole numbers of 64 bits. */
const DRAW_BITS = 64n

/** The amount of a draw in a range, an exact decimal with two decimals more than its ends. */
export function drawn({ low, likely, high }: Range, draw: bigint): string {
  const decimals = Math.max(...[low, likely ?? low, high].map(decimalsOf)) + 2
  const units = (text: string) => {
    const { n, d } = parseRatio(text)
    return (n * powerOfTen(decimals)) / d
  }
  const from = units(low)
  const width = units(high) - from
  const at =
    likely === undefined
      ? (draw * (width + 1n)) >> DRAW_BITS
      : triangular(width, units(likely) - from, draw)
  return round({ n: from + at, d: powerOfTen(decimals) }, decimals).text
}

/** The inverse of the triangular distribution on 0 to `width` with its peak at `peak`, rounded down. */
function triangular(width: bigint, peak: bigint, draw: bigint): bigint {
  const rises = draw * width < peak << DRAW_BITS
  return rises
    ? rootOf((draw * width * peak) >> DRAW_BITS)
    : width - rootOf((((1n << DRAW_BITS) - draw) * width * (width - peak)) >> DRAW_BITS)
}

/** The whole part of a square root. */
function rootOf(square: bigint): bigint {
  if (square < 2n) return square
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2))
  for (;;) {
    const next = (root + square / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/** The range of a spread around the present amount; null: there is no amount. */
export function rangeAround(subject: Subject, axis: Axis, spread: string): Range | null {
  const { amount: now } = standOf(subject, axis)
  if (now === null) return null
  const { n, d } = parseRatio(spread)
  const times = (factor: Ratio) => format(multiply(parseRatio(now), factor))
  return { axis, low: times({ n: d - n, d }), high: times({ n: d + n, d }) }
}

/** Amounts around the present one in even steps, itself in the middle; none where there is none. */
export function amountsAround(
  { amount: now, decimals }: Stand,
  { spread, steps }: { spread: string; steps: number },
): string[] {
  if (now === null) return []
  const { n, d } = parseRatio(spread)
  const scale = BigInt(steps) * d
  return Array.from({ length: 2 * steps + 1 }, (_, i) => {
    const factor = { n: scale + n * BigInt(i - steps), d: scale }
    return i === steps ? now : round(multiply(parseRatio(now), factor), decimals).text
  })
}

function ratioOf(text: string): Ratio | null {
  return /^\d+(\.\d+)?$/.test(text) ? parseRatio(text) : null
}
