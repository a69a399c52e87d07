import type { Product } from '../model/schema.ts'
import { compare, divide, format, ratioOfDecimal } from '../money/ratio.ts'
import type { Content } from '../rules/content.ts'
import { missingOfContent } from '../rules/no-level.ts'
import type { Compiled } from './compile.ts'
import { readRatio } from './display.ts'
import type { JudgedBucket, Judgement } from './judge.ts'
import type { ResultLine, UnknownLine } from './result.ts'
import type { RolledItem } from './roll-up.ts'
import type { Determination, Weighing } from './weigh.ts'

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
    unknown: [...productUnknowns(product, judgement, weighing)],
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

function* productUnknowns(
  product: Product,
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
    path: [product.id],
    name: product.name ?? null,
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
    name: item.name,
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
