import type { Contribution, Numerator } from '../../calc/explain/numerator.ts'
import type { Span, Verdict } from '../../calc/verdict/weigh.ts'
import { exchange } from '../../money/exchange.ts'
import { add, divide, multiply, parseRatio, type Ratio, ZERO } from '../../money/ratio.ts'
import { type Axis, inForce, patchFor, rateInForce, standOf, withRate } from './axis.ts'
import type { Subject } from './subject.ts'

/** A share and the verdict that it gives. */
export interface Weighed {
  share: Span | null
  verdict: Pick<Verdict, 'outcome' | 'rule' | 'level'>
}

/** The verdict at amounts above zero, one for each axis. */
export type Form = (amounts: readonly string[]) => Weighed

/** What a price, or each unit of it, adds to the numerator: low and high, in its own currency. */
interface Term {
  currency: string
  low: Ratio
  high: Ratio
}

/** The numerator as a sum: what stays, by currency, and what moves, by the number of its axis. */
interface Terms {
  fixed: ReadonlyMap<string, Term>
  moving: ReadonlyMap<number, Term>
  /** Everything that may count has a known value. */
  isBounded: boolean
}

/**
 * The verdict as a function of amounts. The numerator is a sum of prices, each times a quantity and
 * a rate: its terms are taken from one evaluation, in their own currencies, and added up anew.
 */
export function formOf(subject: Subject, axes: readonly Axis[]): Form {
  const priced = withPrices(subject, axes)
  const { product, destination, method } = subject
  const numerator = priced.evaluation.numerator(product, destination, method)
  const terms = termsOf(priced, axes, numerator)
  const rates = ratesBy(subject, axes)
  const price = standOf(subject, { kind: 'selling-price' })
  const priceAxis = axes.findIndex(({ kind }) => kind === 'selling-price')
  return (amounts) => {
    const rateOf = rates(amounts)
    const content = contentAt(terms, amounts, rateOf)
    const amount = priceAxis < 0 ? price.amount : (amounts[priceAxis] as string)
    const rate = rateOf(price.currency)
    if (amount === null || !rate) return { share: null, verdict: numerator.decide(null) }
    const selling = multiply(parseRatio(amount), rate)
    const share = {
      low: divide(content.low, selling),
      high: content.high && divide(content.high, selling),
    }
    return { share, verdict: numerator.decide(share) }
  }
}

function contentAt(
  { fixed, moving, isBounded }: Terms,
  amounts: readonly string[],
  rateOf: (currency: string) => Ratio | null,
): Span {
  let low = ZERO
  let high = ZERO
  const count = (term: Term, factor: Ratio) => {
    low = add(low, multiply(term.low, factor))
    high = add(high, multiply(term.high, factor))
  }
  for (const term of fixed.values()) count(term, rateOf(term.currency) ?? ZERO)
  for (const [axis, term] of moving) {
    const amount = parseRatio(amounts[axis] as string)
    count(term, multiply(amount, rateOf(term.currency) ?? ZERO))
  }
  return { low, high: isBounded ? high : null }
}

function termsOf(
  subject: Subject,
  axes: readonly Axis[],
  { contributions, isListed }: Numerator,
): Terms {
  const { model } = subject.evaluation
  const now = exchange(model.rates, subject.day)
  const axisOf = new Map(
    axes.flatMap((axis, i) => (axis.kind === 'part-price' ? [[axis.item, i] as const] : [])),
  )
  const units = axes.map((axis) => parseRatio(standOf(subject, axis).amount ?? '1'))
  const fixed = new Map<string, Term>()
  const moving = new Map<number, Term>()
  let isBounded = isListed
  for (const { item, counts, value, currency } of contributions) {
    const rate = currency === null ? null : now(currency, model.currency)
    if (value === null || currency === null || !rate) {
      isBounded = false
      continue
    }
    const amount = divide(value, rate)
    const axis = axisOf.get(item)
    if (axis === undefined) fixed.set(currency, plus(fixed.get(currency), currency, counts, amount))
    else {
      const each = divide(amount, units[axis] as Ratio)
      moving.set(axis, plus(moving.get(axis), currency, counts, each))
    }
  }
  return { fixed, moving, isBounded }
}

function plus(
  term: Term | undefined,
  currency: string,
  counts: Contribution['counts'],
  amount: Ratio,
): Term {
  const { low, high } = term ?? { low: ZERO, high: ZERO }
  return { currency, low: counts === 'yes' ? add(low, amount) : low, high: add(high, amount) }
}

/** The subject with a price of one for every item among the axes that has none, so that it has terms. */
function withPrices(subject: Subject, axes: readonly Axis[]): Subject {
  const without = axes.filter(
    (axis) => axis.kind === 'part-price' && standOf(subject, axis).amount === null,
  )
  if (without.length === 0) return subject
  const patch = patchFor(
    subject,
    without.map((axis) => [axis, '1'] as const),
  )
  return { ...subject, evaluation: subject.evaluation.patched(patch) }
}

/** The value of a unit of each currency in the reporting one, by the amounts that rates are given. */
function ratesBy(
  subject: Subject,
  axes: readonly Axis[],
): (amounts: readonly string[]) => (currency: string) => Ratio | null {
  const { currency: reporting, rates } = subject.evaluation.model
  const quotes = inForce(rates, subject.day)
  const moved = axes.flatMap((axis, i) =>
    axis.kind === 'rate' ? [{ quote: rateInForce(subject, axis), i }] : [],
  )
  const converter = (amounts: readonly string[]) => {
    const others = moved.reduce(
      (before, { quote, i }) => withRate(before, quote, amounts[i] as string),
      quotes,
    )
    const convert = exchange(others, subject.day)
    const known = new Map<string, Ratio | null>()
    return (currency: string) => {
      const rate = known.get(currency) ?? convert(currency, reporting)
      known.set(currency, rate)
      return rate
    }
  }
  if (moved.length > 0) return converter
  const now = converter([])
  return () => now
}
