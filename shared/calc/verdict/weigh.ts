import { add, compare, divide, multiply, parseRatio, type Ratio, ZERO } from '../../money/ratio.ts'
import { type Answer, any } from '../../rules/answer.ts'
import type { RulePack } from '../../rules/pack.ts'
import { groundOf, type Reason } from '../../rules/reason.ts'
import { type FiledReport, relianceOn } from '../../rules/technology-report.ts'
import type { Value } from '../content/fair-market-value.ts'
import type { ProductItem } from '../content/item.ts'
import { type Maker, originOf } from '../content/maker.ts'
import type { Sum, Sums } from '../content/sums.ts'
import type { Outcome } from '../result/result.ts'
import type { Judgement } from './judge.ts'
import type { PriceSource } from './selling-price.ts'

/** Lower and upper bound; `high` is null where nothing bounds it. */
export interface Span {
  low: Ratio
  high: Ratio | null
}

/** The numbers of a determination, exact. */
export interface Weighing {
  controlled: Span
  price: Value
  priceSource: PriceSource
  /** Controlled content over price; null where the price is not known. */
  share: Span | null
}

export interface Verdict {
  outcome: Outcome
  /** What settled it: where the product is made or what is in it, a case without a level, the gate, the share. */
  settledBy: 'jurisdiction' | 'outside' | 'no-level' | 'encryption-gate' | 'share' | null
  /** The paragraph that decided; null where nothing did. */
  rule: string | null
  level: Ratio | null
}

/**
 * The value of controlled US content (the numerator, Supp. 2(a)(1)-(2)) within its bounds, for
 * software that of all copies sold. Nothing bounds it where the bill of materials is not listed, or
 * the number of copies is not known.
 */
export function controlledContent(
  item: ProductItem,
  { placedClasses }: Judgement,
  sums: Sums,
): Span {
  let low: Ratio = ZERO
  let high: Ratio | null = item.isUnlisted ? null : ZERO
  for (const { number, counts } of placedClasses) {
    if (counts === 'no') continue
    const sum = sums.get(number) as Sum
    if (counts === 'yes') low = add(low, sum)
    high = high && sum.unpriced === 0 ? add(high, sum) : null
  }
  const { copies } = item
  if (!copies) return { low, high: high && high.n === 0n ? high : null }
  return { low: multiply(low, copies), high: high && multiply(high, copies) }
}

/** Controlled content over the selling price (Supp. 2(a)(4)); null where the price is not known. */
export function shareOf({ low, high }: Span, { amount }: Value): Span | null {
  return amount && { low: divide(low, amount), high: high && divide(high, amount) }
}

/**
 * The verdict, in the order of the rules: what is outside the test, what is of US origin, the cases
 * without a level (734.4(a)), the encryption gate (734.4(b)), the percentage (734.4(c), (d)), and
 * for technology the one-time report (Supp. 2(b)). Equal to the level passes; nothing is rounded. A
 * low share above the level is subject whatever else is open, but for the kind of the product, by
 * which its content is counted; otherwise all must be known.
 */
export function decide(
  pack: RulePack,
  item: ProductItem,
  judgement: Judgement,
  share: Span | null,
): Verdict {
  const settled = settledBeforePercentage(pack, judgement)
  if (settled) return settled
  const level = parseRatio(judgement.level.level)
  const rule = judgement.level.cite
  const open: Verdict = { outcome: 'undetermined', settledBy: null, rule: null, level }
  if (judgement.openKind) return open
  if (share && compare(share.low, level) > 0)
    return { outcome: 'subject', settledBy: 'share', rule, level }
  if (isBlocked(judgement) || !share?.high || compare(share.high, level) > 0) return open
  const { answer: report } = reportMissing(pack, item, judgement, share)
  if (report === 'unknown') return open
  const outcome = report === 'yes' ? 'report-required' : 'not-subject'
  return { outcome, settledBy: 'share', rule, level }
}

/** The verdict where something decides before any percentage, else null. */
export function settledBeforePercentage(
  pack: RulePack,
  { outside, maker, noLevel, gate, openKind, setting }: Judgement,
): Verdict | null {
  const settled = (settledBy: Verdict['settledBy'], rule: string): Verdict => ({
    outcome: 'subject',
    settledBy,
    rule,
    level: null,
  })
  if (outside) return { outcome: 'undetermined', settledBy: 'outside', rule: null, level: null }
  const jurisdiction = usJurisdiction(pack, maker, setting.day)
  if (jurisdiction) return settled('jurisdiction', jurisdiction.cite.join('; '))
  if (openKind) return null
  const hit = noLevel.find((finding) => finding.answer === 'yes')
  if (hit) return settled('no-level', hit.rule.id)
  if (gate === 'yes') return settled('encryption-gate', pack.levels.encryptionGate.cite)
  return null
}

/** Why a product is subject to the EAR wherever its content comes from (734.3(a)(1)-(2)); null: it is not. */
export function usJurisdiction(pack: RulePack, maker: Maker, day: string): Reason | null {
  const { country, exportedFrom } = maker
  if (maker.origin === 'us') return groundOf(pack, 'made-in-us', { country: country ?? '' })
  if (originOf(pack, exportedFrom, day) === 'us')
    return groundOf(pack, 'exported-from-us', { country: exportedFrom ?? '' })
  return null
}

/** Whether something is open that no percentage can settle. */
export function isBlocked({ maker, noLevel, gate, openKind, openEccn }: Judgement): boolean {
  return (
    openKind ||
    maker.origin === 'unknown' ||
    openEccn ||
    gate === 'unknown' ||
    noLevel.some((finding) => finding.answer === 'unknown')
  )
}

/**
 * Whether the one-time report stands in the way (Supp. 2(b)), and why: needed where controlled US
 * technology lies in foreign technology, and good once it may be relied on.
 */
export function reportMissing(
  pack: RulePack,
  { product }: ProductItem,
  { destination, setting, placedClasses }: Judgement,
  share: Span | null,
): { answer: Answer; reason: Reason | null } {
  if (setting.productKind !== 'technology') return { answer: 'no', reason: null }
  const controlled = any(placedClasses.map((placedClass) => placedClass.counts))
  if (controlled === 'no') return { answer: 'no', reason: groundOf(pack, 'report-not-needed') }
  const old = product.facts?.technologyReportFiled
  const reports: FiledReport[] = [
    ...(product.technologyReports ?? []),
    // A report that is recorded in both ways is one.
    ...(old && !product.technologyReports?.some(({ filed }) => filed === old)
      ? [{ filed: old, destinations: [] }]
      : []),
  ]
  const { mayRely, reason } = relianceOn(pack, reports, {
    destination: destination.code,
    day: setting.day,
    highShare: share?.high ?? null,
  })
  return { answer: mayRely ? 'no' : controlled, reason }
}
