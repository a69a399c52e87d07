import type { Product } from '../model/schema.ts'
import { add, compare, divide, parseRatio, type Ratio, ZERO } from '../money/ratio.ts'
import { type Answer, any } from '../rules/answer.ts'
import { type Compiled, fairMarketValue, type Node, originOf, type Value } from './compile.ts'
import type { Judgement } from './judge.ts'
import type { Outcome } from './result.ts'
import type { Bucket, RollUp } from './roll-up.ts'

/** Lower and upper bound; `high` is null where nothing bounds it. */
export interface Span {
  low: Ratio
  high: Ratio | null
}

/** The numbers of a determination, exact. */
export interface Weighing {
  controlled: Span
  price: Value
  /** Controlled content over price; null where the price is not known. */
  share: Span | null
}

export interface Verdict {
  outcome: Outcome
  /** The paragraph that decided; null where nothing did. */
  rule: string | null
  level: Ratio | null
}

/** Everything that was found out about one product for one destination. */
export interface Determination {
  compiled: Compiled
  product: Product
  rolled: RollUp
  judgement: Judgement
  weighing: Weighing
  verdict: Verdict
}

/**
 * The value of controlled US content (the numerator, Supp. 2(a)(1)-(2)) within its bounds, and its
 * share of the fair market selling price at the destination (Supp. 2(a)(3)-(4)).
 */
export function weigh(
  compiled: Compiled,
  productId: string,
  judgement: Judgement,
  buckets: readonly Bucket[],
): Weighing {
  let low: Ratio = ZERO
  let high: Ratio | null = ZERO
  judgement.buckets.forEach(({ counts }, i) => {
    const bucket = buckets[i] as Bucket
    if (counts === 'no') return
    if (counts === 'yes') low = add(low, bucket.value)
    high = high && !bucket.unpriced ? add(high, bucket.value) : null
  })
  const price = sellingPrice(compiled, productId, judgement.destination.codes)
  const { amount } = price
  const share = amount && { low: divide(low, amount), high: high && divide(high, amount) }
  return { controlled: { low, high }, price, share }
}

/**
 * The verdict, in the order of the rules: what is outside the test, what is of US origin, the cases
 * without a level (734.4(a)), the encryption gate (734.4(b)), the percentage (734.4(c), (d)), and
 * for technology the one-time report (Supp. 2(b)). Equal to the level passes; nothing is rounded. A
 * low share above the level is subject whatever else is open; otherwise all must be known.
 */
export function decide(
  compiled: Compiled,
  productId: string,
  judgement: Judgement,
  { share }: Weighing,
): Verdict {
  const settled = settledBeforePercentage(compiled, judgement)
  if (settled) return settled
  const level = parseRatio(judgement.level.level)
  const rule = judgement.level.cite
  if (share && compare(share.low, level) > 0) return { outcome: 'subject', rule, level }
  const open = { outcome: 'undetermined' as const, rule: null, level }
  if (isBlocked(judgement) || !share?.high || compare(share.high, level) > 0) return open
  const report = reportMissing(compiled, productId, judgement)
  if (report === 'unknown') return open
  return { outcome: report === 'yes' ? 'report-required' : 'not-subject', rule, level }
}

/** The verdict where something decides before any percentage, else null. */
export function settledBeforePercentage(
  compiled: Compiled,
  { outside, maker, noLevel, gate }: Judgement,
): Verdict | null {
  if (outside) return { outcome: 'undetermined', rule: null, level: null }
  if (maker.origin === 'us') return { outcome: 'subject', rule: '734.3(a)(2)', level: null }
  if (originOf(compiled.pack, maker.exportedFrom, compiled.day) === 'us')
    return { outcome: 'subject', rule: '734.3(a)(1)', level: null }
  const hit = noLevel.find((finding) => finding.answer === 'yes')
  if (hit) return { outcome: 'subject', rule: hit.rule.id, level: null }
  if (gate === 'yes') return { outcome: 'subject', rule: '734.4(b)', level: null }
  return null
}

/** Whether something is open that no percentage can settle. */
export function isBlocked({ maker, noLevel, gate, openEccn }: Judgement): boolean {
  return (
    maker.origin === 'unknown' ||
    openEccn ||
    gate === 'unknown' ||
    noLevel.some((finding) => finding.answer === 'unknown')
  )
}

/**
 * Whether the one-time report stands in the way: needed where controlled US technology lies in
 * foreign technology, and good once it is filed and the pack's number of days has passed.
 */
export function reportMissing(compiled: Compiled, productId: string, judgement: Judgement): Answer {
  if (judgement.setting.productKind !== 'technology') return 'no'
  const controlled = any(judgement.buckets.map((bucket) => bucket.counts))
  if (controlled === 'no') return 'no'
  const { product } = compiled.nodes[compiled.rootOf.get(productId) as number] as Node
  const filed = product.facts?.technologyReportFiled
  const days = filed ? (Date.parse(compiled.day) - Date.parse(filed)) / 86_400_000 : -1
  return days >= compiled.pack.levels.technologyReport.days ? 'no' : controlled
}

/** The fair market selling price at a destination (Supp. 2(a)(3)): its own price, else the general one. */
export function sellingPrice(
  compiled: Compiled,
  productId: string,
  codes: readonly string[],
): Value {
  const { product } = compiled.nodes[compiled.rootOf.get(productId) as number] as Node
  const local = codes.map((code) => product.prices?.[code]).find((price) => price !== undefined)
  return fairMarketValue(local ?? product.price, compiled.model.currency, compiled.toReporting)
}
