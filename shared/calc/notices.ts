import { compare, parseRatio } from '../money/ratio.ts'
import { isAmong } from '../rules/destination.ts'
import { type Eccn, matchesPattern, parseEccn } from '../rules/eccn.ts'
import { familyPatterns } from '../rules/no-level.ts'
import { chosen, type RulePack } from '../rules/pack.ts'
import { isDiscrete, type Node } from './compile.ts'
import type { JudgedBucket, Judgement } from './judge.ts'
import type { Notice } from './result.ts'
import { reachable } from './roll-up.ts'
import type { Determination } from './weigh.ts'

/**
 * What a result says beside its verdict: the rules that apply whatever the share is (734.9,
 * sanctions, Part 744), items to be judged on their own, and assumptions about prices and
 * declarations. Texts come from the pack.
 */
export function noticesFor(determination: Determination): Notice[] {
  const { compiled, product, rolled, judgement, weighing, verdict } = determination
  const { pack, choices, day } = compiled
  const root = compiled.rootOf.get(product.id) as number
  const notices: Notice[] = []
  const raise = (code: string, items?: readonly string[]) => {
    if (items && items.length === 0) return
    const row = pack.notices.notices.find((notice) => notice.code === code)
    if (!row) throw new RangeError(`the rule pack has no notice ${code}`)
    notices.push({
      code,
      text: row.text,
      cite: row.cite,
      ...(items && { items: [...new Set(items)] }),
    })
  }
  const passes = verdict.outcome === 'not-subject' || verdict.outcome === 'report-required'
  if (judgement.outside)
    raise(
      judgement.outside,
      itemsWhere((bucket) => bucket.treatment.outside === judgement.outside),
    )
  if (passes) raise('SCOPE')
  notices.push(directProductNotice(pack, product.eccn ? parseEccn(product.eccn) : null, judgement))
  if (passes && chosen(pack, choices, 'affiliatesRule') === 'unknown') raise('AFFILIATES')
  for (const row of pack.notices.notices) {
    if (!row.destinations || !isAmong(pack, judgement.destination, row.destinations)) continue
    const { cites } = row
    if (!cites) raise(row.code)
    else
      raise(
        row.code,
        itemsWhere(
          ({ counts, treatment }) =>
            counts !== 'no' &&
            treatment.counts.cite.some((cite) => cites.some((part) => cite.startsWith(part))),
        ),
      )
  }
  for (const code of [
    'BUNDLED-SOFTWARE',
    'SOFTWARE-ALONE',
    'TECHNOLOGY',
    'CROSS-KIND',
    'NOT-INCORPORATED',
  ]) {
    raise(
      code,
      itemsWhere((bucket) => bucket.treatment.notices.includes(code)),
    )
  }
  for (const { rule, product: within, answer } of judgement.noLevel) {
    if (within === 'no') continue
    if (rule.notice) notices.push({ code: 'NO-LEVEL', text: rule.notice, cite: rule.cite })
    if (rule.withoutContent && answer === 'no')
      notices.push({ code: 'NO-LEVEL', text: rule.withoutContent, cite: rule.cite })
  }
  raise('SUPPLEMENT-6', lookedUpByCode())
  raise('FOREIGN-UNDECLARED', undeclared())
  raise(
    'AFFILIATE-PRICE',
    rolled.items
      .filter((item) => item.affiliatePrice && judgement.buckets[item.bucket]?.counts !== 'no')
      .map((item) => item.item),
  )
  raise('DISCRETE-REASON', unreasoned())
  if (
    product.kind === 'technology' &&
    passes &&
    weighing.share?.high &&
    compare(weighing.share.high, parseRatio('0.1')) > 0
  )
    raise('TECHNOLOGY-DESTINATION')
  if (day !== pack.header.asOf) raise('RULES-DATE')
  return notices

  function itemsWhere(wanted: (bucket: JudgedBucket) => boolean): string[] {
    const found = judgement.buckets.map(wanted)
    return rolled.items.filter((item) => found[item.bucket]).map((item) => item.item)
  }

  function undeclared(): string[] {
    return rolled.items
      .filter(
        (item) => contentOf(item.bucket)?.origin === 'foreign' && !compiled.declared.has(item.item),
      )
      .map((item) => item.item)
  }

  /** Parts whose answer for the lists of 746.8 came from their HTS code, where that answer is asked. */
  function lookedUpByCode(): string[] {
    const asked = pack.part746.rules.some(
      (rule) =>
        rule.facts?.russiaListed !== undefined &&
        isAmong(pack, judgement.destination, rule.destinations),
    )
    if (!asked) return []
    return rolled.items
      .filter(
        (item) =>
          compiled.listedByCode.has(item.item) && contentOf(item.bucket)?.origin !== 'foreign',
      )
      .map((item) => item.item)
  }

  function contentOf(bucket: number) {
    return compiled.contents[rolled.buckets[bucket]?.content ?? -1]
  }

  function unreasoned(): string[] {
    return reachable(compiled, root)
      .map((index) => (compiled.nodes[index] as Node).product)
      .filter(
        (candidate) =>
          candidate.discrete?.applies && !isDiscrete(candidate) && candidate !== product,
      )
      .map((candidate) => candidate.id)
  }
}

/** The direct product rules that the destination and the product's own ECCN leave possible (734.9). */
function directProductNotice(pack: RulePack, own: Eccn | null, { destination }: Judgement): Notice {
  const text = pack.notices.notices.find((notice) => notice.code === 'FDP')?.text
  const possible = pack.directProduct.rules.filter((rule) => {
    if (!isAmong(pack, destination, rule.destinations)) return false
    if (!own) return true
    if (rule.nsControlled) return pack.entryByEccn.get(own.entry)?.reasons.includes('NS') ?? true
    const patterns = [...(rule.eccns ?? []), ...familyPatterns(pack, rule.families)]
    return (
      patterns.length === 0 || patterns.some((pattern) => matchesPattern(own, pattern) !== 'no')
    )
  })
  const named = possible.map(
    (rule) => `${rule.id} ${rule.name}${rule.partyBased ? ' (by party or use)' : ''}`,
  )
  return { code: 'FDP', text: `${text}: ${named.join('; ')}.`, cite: '734.9' }
}
