import {
  compare,
  divide,
  format,
  parseRatio,
  type Ratio,
  ratioOfDecimal,
  round,
} from '../money/ratio.ts'
import type { Content } from '../rules/content.ts'
import { missingOfContent } from '../rules/no-level.ts'
import type { Compiled } from './compile.ts'
import type { JudgedBucket, Judgement } from './judge.ts'
import type { ResultLine, Step, UnknownLine } from './result.ts'
import type { RolledItem } from './roll-up.ts'
import { type Determination, reportMissing, type Verdict, type Weighing } from './weigh.ts'

/** The lines of a result by what became of them; every item of the product is in at least one list. */
export interface Lines {
  counted: ResultLine[]
  notCounted: ResultLine[]
  unknown: UnknownLine[]
}

/**
 * Sorts the items of a product into counted, not counted and unknown, each with its reason and
 * citation. Unknowns come in the order in which to ask: what blocks any verdict first, then what
 * could move the share furthest.
 */
export function linesOf(determination: Determination): Lines {
  const { compiled, product, rolled, judgement, weighing } = determination
  const lines: Lines = {
    counted: [],
    notCounted: [],
    unknown: [...productUnknowns(product.id, judgement, weighing)],
  }
  for (const item of rolled.items) {
    const at = item.bucket
    const bucket = judgement.buckets[at] as JudgedBucket
    const missing = [
      ...valueMissing(bucket, item),
      ...factsMissing(compiled, judgement, bucket, at),
    ]
    if (missing.length > 0)
      lines.unknown.push(
        unknownLine(item, bucket, missing, weighing, blocks(judgement, bucket, at)),
      )
    else if (bucket.counts === 'yes') lines.counted.push(resultLine(item, bucket))
    else lines.notCounted.push(resultLine(item, bucket))
  }
  lines.counted.sort(byValue)
  lines.notCounted.sort(byValue)
  lines.unknown.sort(byUrgency)
  return lines
}

/** The steps of the determination in the order of the rules, each with its answer, reason and citation. */
export function stepsOf(determination: Determination): Step[] {
  const { compiled, product, rolled, judgement, weighing, verdict } = determination
  const steps: Step[] = [jurisdictionStep(judgement, verdict)]
  if (verdict.rule?.startsWith('734.3') || judgement.outside) return steps
  for (const finding of judgement.noLevel) {
    steps.push({
      step: 'no-level',
      rule: finding.rule.id,
      answer: stepAnswer(finding.answer),
      why: finding.rule.because,
      cite: [finding.rule.cite],
      items: pathsAt(finding.contents),
    })
  }
  const failing = judgement.buckets.flatMap((bucket, i) =>
    bucket.treatment.gateFails.answer === 'no' || bucket.channel === 'inUsItem' ? [] : [i],
  )
  const reasons = failing.flatMap((i) => judgement.buckets[i]?.treatment.gateFails.because ?? [])
  steps.push({
    step: 'encryption-gate',
    rule: compiled.pack.levels.encryptionGate.cite,
    answer: stepAnswer(judgement.gate),
    why:
      reasons.length > 0
        ? [...new Set(reasons)].join('; ')
        : 'no US encryption content that fails the gate',
    cite: [compiled.pack.levels.encryptionGate.cite],
    items: pathsAt(failing),
  })
  if (verdict.level) steps.push(percentageStep(judgement, weighing, verdict.level))
  const report = reportMissing(compiled, product.id, judgement)
  if (verdict.level && judgement.setting.productKind === 'technology') {
    const { cite } = compiled.pack.levels.technologyReport
    const why =
      report === 'no'
        ? 'the one-time report is filed and old enough, or not needed'
        : 'the one-time report is not filed, or is too recent'
    steps.push({
      step: 'technology-report',
      rule: cite,
      answer: stepAnswer(report),
      why,
      cite: [cite],
      items: [],
    })
  }
  return steps

  function pathsAt(buckets: readonly number[]): string[][] {
    return rolled.items.filter((item) => buckets.includes(item.bucket)).map((item) => item.path)
  }
}

function jurisdictionStep(judgement: Judgement, verdict: Verdict): Step {
  const { maker, outside } = judgement
  const base = { step: 'jurisdiction' as const, items: [] }
  if (outside)
    return {
      ...base,
      rule: '734.3',
      answer: 'open',
      why: 'content outside the de minimis test',
      cite: ['734.3(b)'],
    }
  if (verdict.rule?.startsWith('734.3')) {
    const why =
      verdict.rule === '734.3(a)(2)'
        ? `made in ${maker.country}: of US origin`
        : `exported from ${maker.exportedFrom}`
    return { ...base, rule: verdict.rule, answer: 'applies', why, cite: [verdict.rule] }
  }
  const known = maker.origin === 'foreign'
  return {
    ...base,
    rule: '734.3(a)(3)',
    answer: known ? 'does-not-apply' : 'open',
    why: known ? `foreign-made, in ${maker.country}` : 'where the product is made is not known',
    cite: ['734.3(a)(2)-(3)'],
  }
}

function percentageStep({ level }: Judgement, { share }: Weighing, threshold: Ratio): Step {
  const base = {
    step: 'percentage' as const,
    rule: level.cite,
    cite: [level.cite, '734 Supp. 2(a)(4)'],
    items: [],
  }
  const limit = percent(threshold)
  if (!share)
    return { ...base, answer: 'open', why: `the selling price is not known; level ${limit}` }
  const low = percent(share.low, threshold)
  const high = share.high ? percent(share.high, threshold) : 'no bound'
  const span = share.high && compare(share.low, share.high) === 0 ? low : `${low} to ${high}`
  if (compare(share.low, threshold) > 0)
    return { ...base, answer: 'applies', why: `${span} is above the level of ${limit}` }
  if (share.high && compare(share.high, threshold) <= 0)
    return { ...base, answer: 'does-not-apply', why: `${span} is not above the level of ${limit}` }
  return { ...base, answer: 'open', why: `${span} lies on both sides of the level of ${limit}` }
}

/**
 * A share in percent to two decimals, for display; to more where two would show it equal to a level
 * that it is not equal to.
 */
export function percent(share: Ratio, level?: Ratio): string {
  const hundredfold = (value: Ratio) => ({ n: value.n * 100n, d: value.d })
  const differs = level !== undefined && compare(share, level) !== 0
  let digits = 2
  while (
    differs &&
    round(hundredfold(share), digits).text === round(hundredfold(level), digits).text
  )
    digits++
  return `${round(hundredfold(share), digits).text} %`
}

function stepAnswer(answer: 'yes' | 'no' | 'unknown'): Step['answer'] {
  return answer === 'yes' ? 'applies' : answer === 'no' ? 'does-not-apply' : 'open'
}

function* productUnknowns(
  productId: string,
  judgement: Judgement,
  { price }: Weighing,
): Generator<UnknownLine> {
  const missing = new Set(price.missing)
  if (judgement.maker.origin === 'unknown') missing.add('madeBy')
  for (const finding of judgement.noLevel)
    for (const name of finding.missingOfProduct) missing.add(name)
  if (missing.size === 0) return
  const settlesContent = judgement.noLevel.some(
    (finding) => finding.answer === 'unknown' && finding.content === 'yes',
  )
  yield {
    path: [productId],
    paths: '1',
    quantity: '1',
    value: price.amount && format(price.amount),
    basis: price.basis,
    because: ['asked of the product itself'],
    cite: [
      ...new Set(
        judgement.noLevel
          .filter((finding) => finding.answer === 'unknown')
          .map((finding) => finding.rule.id),
      ),
    ],
    missing: [...missing],
    gap: null,
    blocks: settlesContent || price.amount === null || judgement.maker.origin === 'unknown',
  }
}

function valueMissing(bucket: JudgedBucket, item: RolledItem): string[] {
  if (bucket.counts === 'no') return []
  const ofRules = bucket.counts === 'unknown' ? bucket.treatment.counts.missing : []
  const ofPath = bucket.channel === 'unsure' ? ['madeBy of the sub-assembly'] : []
  return [...new Set([...ofRules, ...ofPath, ...(item.value ? [] : item.missing)])]
}

/** Facts that a case of 734.4(a) or the encryption gate is waiting for. */
function factsMissing(
  compiled: Compiled,
  judgement: Judgement,
  bucket: JudgedBucket,
  at: number,
): string[] {
  const content = compiled.contents[bucket.content] as Content
  const missing = new Set<string>()
  if (bucket.channel === 'inUsItem') return []
  if (bucket.treatment.openEccn && bucket.counts === 'no') missing.add('eccn')
  if (bucket.treatment.gateFails.answer === 'unknown') {
    for (const name of bucket.treatment.gateFails.missing) missing.add(name)
  }
  for (const finding of judgement.noLevel) {
    if (finding.answer !== 'unknown' || !finding.contents.includes(at)) continue
    for (const name of missingOfContent(compiled.pack, finding.rule, content)) missing.add(name)
  }
  return [...missing].filter(
    (name) => !(bucket.counts === 'unknown' && bucket.treatment.counts.missing.includes(name)),
  )
}

function blocks(judgement: Judgement, bucket: JudgedBucket, at: number): boolean {
  const { treatment, channel } = bucket
  if (treatment.outside) return true
  if (channel === 'inUsItem') return false
  if (treatment.openEccn || treatment.gateFails.answer === 'unknown') return true
  return judgement.noLevel.some(
    (finding) => finding.answer === 'unknown' && finding.contents.includes(at),
  )
}

function unknownLine(
  item: RolledItem,
  bucket: JudgedBucket,
  missing: string[],
  { price }: Weighing,
  blocking: boolean,
): UnknownLine {
  const movable = item.value && price.amount ? format(divide(item.value, price.amount)) : null
  return {
    ...resultLine(item, bucket),
    missing,
    gap: bucket.counts === 'no' ? '0' : movable,
    blocks: blocking,
  }
}

function resultLine(item: RolledItem, bucket: JudgedBucket): ResultLine {
  return {
    path: item.path,
    paths: `${item.paths}`,
    quantity: format(ratioOfDecimal(item.quantity)),
    value: item.value && format(item.value),
    basis: item.basis,
    because: because(bucket),
    cite: bucket.treatment.counts.cite,
  }
}

function because({ channel, counts, treatment }: JudgedBucket): string[] {
  if (counts === 'no' && treatment.counts.answer !== 'no') {
    if (channel === 'inUsItem') return ['inside an item of US origin, which counts as one']
    if (channel === 'inDiscrete') return ['inside a discrete product: second incorporation']
    return ['declared content of a part that may count as a whole']
  }
  return treatment.counts.because
}

function byValue(a: ResultLine, b: ResultLine): number {
  return order(a, b, a.value, b.value)
}

function byUrgency(a: UnknownLine, b: UnknownLine): number {
  if (a.blocks !== b.blocks) return a.blocks ? -1 : 1
  return order(a, b, a.gap, b.gap)
}

/** Larger amounts first, an amount without bound before all; equal ones by path. */
function order(a: ResultLine, b: ResultLine, left: string | null, right: string | null): number {
  if (left === null || right === null) {
    if (left !== right) return left === null ? -1 : 1
  } else {
    const byAmount = compare(readRatio(right), readRatio(left))
    if (byAmount !== 0) return byAmount
  }
  const [x, y] = [a.path.join('\0'), b.path.join('\0')]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Reads what `format` writes. */
export function readRatio(text: string): Ratio {
  const [n = '0', d] = text.split('/')
  return d === undefined ? parseRatio(n) : { n: BigInt(n), d: BigInt(d) }
}
