import { multiply, parseRatio, round } from '../../../shared/money/ratio.ts'
import { type Range, rangeSchema } from '../../../shared/scenario/levers/range.ts'
import type { TypedRange, TypedSampling } from '../../stores/levers-view.ts'
import { exactText } from '../../ui/format.ts'
import { readTyped } from '../../ui/typed-number.ts'
import type { AxisChoice } from './axis-words.ts'

/** Samples as they are asked for. */
export interface Sampling {
  ranges: Range[]
  seed: number
  samples: number
}

export type Field = 'low' | 'likely' | 'high'

/** What was typed, read: the question, or what is wrong, by range and field. */
export type ReadSampling =
  | { ok: true; sampling: Sampling }
  | { ok: false; ranges: Partial<Record<Field, string>>[]; seed: string | null }

/** How many amounts have a range at first: those that move the share most. */
const AT_FIRST = 3

/** A tenth to either side of the amounts that move the share most, what they are now as likely. */
export function firstSampling(axes: readonly AxisChoice[]): TypedSampling {
  return { ranges: axes.slice(0, AT_FIRST).map(rangeAround), seed: '1', samples: 10_000 }
}

/** A tenth to either side of where an amount is. */
export function rangeAround({ axis, now }: AxisChoice): TypedRange {
  const decimals = Math.max(2, now.split('.')[1]?.length ?? 0)
  const times = (tenths: bigint) =>
    exactText(round(multiply(parseRatio(now), { n: tenths, d: 10n }), decimals).text)
  return { axis, low: times(9n), likely: exactText(now), high: times(11n) }
}

export function readSampling({ ranges, seed, samples }: TypedSampling): ReadSampling {
  const read = ranges.map(readRange)
  const problems = read.map((one) => ('problems' in one ? one.problems : {}))
  const isSeed = /^\d{1,15}$/.test(seed.trim())
  const found = read.flatMap((one) => ('range' in one ? [one.range] : []))
  if (isSeed && found.length === ranges.length)
    return { ok: true, sampling: { ranges: found, seed: Number(seed), samples } }
  return { ok: false, ranges: problems, seed: isSeed ? null : 'a whole number, such as 1' }
}

function readRange({ axis, low, likely, high }: TypedRange) {
  const problems: Partial<Record<Field, string>> = {}
  const amount = (field: Field, text: string): string | undefined => {
    if (field === 'likely' && text.trim() === '') return undefined
    const read = readTyped(text)
    if (read.ok && /[1-9]/.test(read.value.amount) && !read.value.amount.startsWith('-'))
      return read.value.amount
    problems[field] = 'an amount above zero, such as 12.50'
    return undefined
  }
  const amounts = {
    low: amount('low', low),
    likely: amount('likely', likely),
    high: amount('high', high),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const parsed = rangeSchema.safeParse({
    axis,
    ...amounts,
    ...(amounts.likely === undefined && { likely: undefined }),
  })
  if (parsed.success) return { range: parsed.data }
  for (const { path, message } of parsed.error.issues)
    problems[path[0] === 'likely' ? 'likely' : 'low'] = message
  return { problems }
}
