import { readRatio } from '../../calc/display.ts'
import type { Contribution } from '../../calc/standing.ts'
import type { Span, Verdict } from '../../calc/weigh.ts'
import type { Part } from '../../model/schema.ts'
import { exchange } from '../../money/exchange.ts'
import {
  add,
  divide,
  format,
  multiply,
  ONE,
  parseRatio,
  type Ratio,
  ZERO,
} from '../../money/ratio.ts'
import type { RulePack } from '../../rules/pack.ts'
import {
  type Axis,
  inForce,
  isAboveZero,
  patchFor,
  rateInForce,
  standOf,
  withRate,
} from './axis.ts'
import { idsBelow } from './below.ts'
import { type Reading, readingAfter, type Subject } from './subject.ts'

/** A share and the verdict that it gives. */
export interface Weighed {
  share: Span | null
  verdict: Verdict
}

/** What an amount of one currency adds to the numerator, low and high. */
interface Term {
  low: Ratio
  high: Ratio
}

/** The price of an item as an axis: what each unit of it adds, in its currency. */
interface ItemTerm extends Term {
  currency: string
}

const NOTHING: Term = { low: ZERO, high: ZERO }

/**
 * How the verdict answers to amounts along some axes: made ready once, then exact for any amounts at
 * the cost of a few multiplications. The numerator is a sum of prices, each times a rate, so that it
 * is known from its terms. Where a list of the rules turns on a unit price, the classes of content
 * themselves move with the amounts; then each question is a full evaluation.
 */
export class Response {
  private readonly subject: Subject
  private readonly axes: readonly Axis[]
  private readonly form: Form | null

  private constructor(subject: Subject, axes: readonly Axis[], form: Form | null) {
    this.subject = subject
    this.axes = axes
    this.form = form
  }

  /** Makes a subject ready for amounts along axes, no two of them the same. */
  static of(subject: Subject, axes: readonly Axis[]): Response {
    const form = turnsOnPrice(subject, axes) ? null : formOf(subject, axes)
    return new Response(subject, axes, form)
  }

  /** The verdict at these amounts, one for each axis. */
  at(amounts: readonly string[]): Weighed {
    if (this.form && amounts.every(isAboveZero)) return this.form(amounts)
    const patch = patchFor(
      this.subject,
      this.axes.map((axis, i) => [axis, amounts[i] as string] as const),
    )
    const { outcome, rule, threshold, share } = readingAfter(this.subject, patch)
    const level = threshold === null ? null : readRatio(threshold)
    const low = share.low === null ? null : readRatio(share.low)
    const high = share.high === null ? null : readRatio(share.high)
    return { share: low && { low, high }, verdict: { outcome, rule, level } }
  }

  /** As `at`, in exact text. */
  reading(amounts: readonly string[]): Reading {
    return readingOfWeighed(this.at(amounts))
  }
}

export function readingOfWeighed({ share, verdict: { outcome, rule, level } }: Weighed): Reading {
  return {
    outcome,
    rule,
    threshold: level && format(level),
    share: {
      low: share && format(share.low),
      high: (share?.high ?? null) && format(share?.high as Ratio),
    },
  }
}

type Form = (amounts: readonly string[]) => Weighed

function formOf(subject: Subject, axes: readonly Axis[]): Form {
  const { model } = subject.evaluation
  const movesRates = axes.some(({ kind }) => kind === 'rate')
  const now = exchange(model.rates, subject.day)
  const rateNow = (currency: string) => now(currency, model.currency)
  // With the rates as they are, all is held in the reporting currency and no rate is asked again.
  const heldIn = (currency: string) => (movesRates ? currency : model.currency)
  const held = (value: Ratio, currency: string) => {
    const rate = movesRates ? rateNow(currency) : null
    return rate ? divide(value, rate) : value
  }

  const priced = withPrices(subject, axes)
  const standing = priced.evaluation.standing(subject.product, subject.destination, subject.method)
  const items = new Map(
    axes.flatMap((axis, i) => (axis.kind === 'part-price' ? [[axis.item, i] as const] : [])),
  )
  const fixed = new Map<string, Term>()
  const moving = new Map<number, ItemTerm>()
  let bounded = true
  for (const contribution of standing.contributions) {
    const { item, value, currency } = contribution
    if (value === null || currency === null) {
      bounded = false
      continue
    }
    const at = items.get(item)
    const amount = held(value, currency)
    const key = heldIn(currency)
    if (at === undefined) fixed.set(key, plus(fixed.get(key) ?? NOTHING, contribution, amount))
    else {
      const present = parseRatio(standOf(priced, axes[at] as Axis).amount as string)
      const term = moving.get(at) ?? { ...NOTHING, currency: key }
      moving.set(at, { ...term, ...plus(term, contribution, divide(amount, present)) })
    }
  }

  const priceAxis = axes.findIndex(({ kind }) => kind === 'selling-price')
  const price = standOf(priced, { kind: 'selling-price' })
  const priceFactor = movesRates ? ONE : (rateNow(price.currency) ?? null)
  const convert = movesRates ? converterFor(subject, axes) : null

  return (amounts) => {
    const rateOf = convert?.(amounts)
    const rate = (currency: string) => (rateOf ? rateOf(currency) : ONE)
    let low = ZERO
    let high: Ratio | null = bounded ? ZERO : null
    const count = ({ low: least, high: most }: Term, factor: Ratio) => {
      low = add(low, multiply(least, factor))
      high = high && add(high, multiply(most, factor))
    }
    for (const [currency, term] of fixed) count(term, rate(currency) ?? ZERO)
    for (const [i, term] of moving) {
      const amount = parseRatio(amounts[i] as string)
      count(term, multiply(amount, rate(term.currency) ?? ZERO))
    }
    const asked = priceAxis < 0 ? price.amount : (amounts[priceAxis] as string)
    const factor = priceFactor && rate(heldIn(price.currency))
    const selling =
      asked === null || !factor || !priceFactor
        ? null
        : multiply(multiply(parseRatio(asked), priceFactor), factor)
    const share = selling && { low: divide(low, selling), high: high && divide(high, selling) }
    return { share, verdict: standing.decide(share) }
  }
}

function plus({ low, high }: Term, { counts }: Contribution, amount: Ratio): Term {
  return { low: counts === 'yes' ? add(low, amount) : low, high: add(high, amount) }
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

/** The value of a unit of each currency in the reporting one, by the amounts given to rates. */
function converterFor(
  subject: Subject,
  axes: readonly Axis[],
): (amounts: readonly string[]) => (currency: string) => Ratio | null {
  const { model } = subject.evaluation
  const quotes = inForce(model.rates, subject.day)
  const moved = axes.flatMap((axis, i) =>
    axis.kind === 'rate' ? [{ quote: rateInForce(subject, axis), i }] : [],
  )
  return (amounts) => {
    const rates = moved.reduce(
      (before, { quote, i }) => withRate(before, quote, amounts[i] as string),
      quotes,
    )
    const convert = exchange(rates, subject.day)
    const known = new Map<string, Ratio | null>()
    return (currency) => {
      const found = known.get(currency) ?? convert(currency, model.currency)
      known.set(currency, found)
      return found
    }
  }
}

/** Whether a list of the rules looks at a unit price that the axes move. */
function turnsOnPrice({ evaluation, pack, product }: Subject, axes: readonly Axis[]): boolean {
  const moves = new Set(axes.flatMap((axis) => (axis.kind === 'part-price' ? [axis.item] : [])))
  const all = axes.some(({ kind }) => kind === 'rate') ? idsBelow(evaluation.model, product) : moves
  return evaluation.model.parts.some((part) => all.has(part.id) && isListedByPrice(pack, part))
}

function isListedByPrice({ part746, htsById }: RulePack, { facts }: Part): boolean {
  const code = facts?.hts6
  if (!code) return false
  return part746.listedFacts.some(
    ({ fact, lists }) =>
      typeof facts[fact] !== 'boolean' &&
      lists.some((id) => htsById.get(id)?.unitPriceAboveUsd?.[code] !== undefined),
  )
}
