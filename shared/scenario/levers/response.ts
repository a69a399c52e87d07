import type { Part, Product } from '../../model/schema.ts'
import { readRatio } from '../../money/display.ts'
import { format } from '../../money/ratio.ts'
import type { RulePack } from '../../rules/pack.ts'
import { type Axis, isAboveZero, patchFor } from './axis.ts'
import { idsBelow } from './below.ts'
import { type Form, formOf, type Weighed } from './form.ts'
import { itemOf, type Reading, readingAfter, type Subject } from './subject.ts'

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
    const isSum = !turnsOnPrice(subject, axes) && !isMeasuredBySales(subject)
    const form = isSum ? formOf(subject, axes) : null
    return new Response(subject, axes, form)
  }

  /** The verdict at these amounts, one for each axis. */
  at(amounts: readonly string[]): Weighed {
    const byForm = this.byForm(amounts)
    if (byForm) return byForm
    const { outcome, rule, threshold, share } = this.evaluated(amounts)
    const level = threshold === null ? null : readRatio(threshold)
    const low = share.low === null ? null : readRatio(share.low)
    const high = share.high === null ? null : readRatio(share.high)
    return { share: low && { low, high }, verdict: { outcome, rule, level } }
  }

  /** As `at`, in exact text and with the act that it asks for. */
  reading(amounts: readonly string[]): Reading {
    const byForm = this.byForm(amounts)
    if (!byForm) return this.evaluated(amounts)
    const { evaluation, product, destination } = this.subject
    const { share, verdict } = byForm
    const { outcome, rule, level } = verdict
    return {
      outcome,
      act: evaluation.actFor(product, destination, outcome),
      rule,
      threshold: level && format(level),
      share: { low: share && format(share.low), high: share?.high ? format(share.high) : null },
    }
  }

  private byForm(amounts: readonly string[]): Weighed | null {
    return this.form && amounts.every(isAboveZero) ? this.form(amounts) : null
  }

  private evaluated(amounts: readonly string[]): Reading {
    const patch = patchFor(
      this.subject,
      this.axes.map((axis, i) => [axis, amounts[i] as string] as const),
    )
    return readingAfter(this.subject, patch)
  }
}

/** Whether the product is software whose sales in all are its selling price. */
function isMeasuredBySales({ evaluation, product }: Subject): boolean {
  const found = evaluation.model.products.find(({ id }) => id === product)
  return found?.kind === 'software' && found.sales != null
}

/** Whether a list of the rules looks at a unit price that the axes move. */
function turnsOnPrice({ evaluation, pack, product }: Subject, axes: readonly Axis[]): boolean {
  const moves = new Set(axes.flatMap((axis) => (axis.kind === 'part-price' ? [axis.item] : [])))
  const all = axes.some(({ kind }) => kind === 'rate') ? idsBelow(evaluation.model, product) : moves
  const own = axes.some(({ kind }) => kind !== 'part-price')
    ? [itemOf(evaluation.model, product)]
    : []
  return (
    own.some((found) => found?.product && isListedByPrice(pack, found.product)) ||
    evaluation.model.parts.some((part) => all.has(part.id) && isListedByPrice(pack, part))
  )
}

function isListedByPrice({ part746, htsById }: RulePack, { facts }: Part | Product): boolean {
  const code = facts?.hts6
  if (!code) return false
  return part746.listedFacts.some(
    ({ fact, lists }) =>
      typeof facts[fact] !== 'boolean' &&
      lists.some((id) => htsById.get(id)?.unitPriceAboveUsd?.[code] !== undefined),
  )
}
