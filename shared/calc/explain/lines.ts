import { divide, format } from '../../money/ratio.ts'
import { missingOfContent } from '../../rules/no-level.ts'
import type { ResultLine, UnknownLine } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { JudgedClass } from '../verdict/judged-content.ts'
import { byPath, type Row } from './item-rows.ts'

/** The lines of a result by what became of them; every item of the product is in at least one list. */
export interface Lines {
  counted: ResultLine[]
  notCounted: ResultLine[]
  unknown: UnknownLine[]
}

/** What the lines of one placed class have in common. */
interface ClassLines {
  placedClass: JudgedClass
  because: string[]
  cite: string[]
  /** Missing for the rules of the numerator, where it may count. */
  missingToCount: readonly string[]
  /** Facts that a case of 734.4(a) or the encryption gate is waiting for. */
  missingFacts: readonly string[]
  /** Open at any share. */
  blocks: boolean
}

/**
 * Sorts the items of a product into counted, not counted and unknown, each with its reason and
 * citation. Unknowns come in the order in which to ask: what blocks any verdict first, then what
 * could move the share furthest.
 */
export function linesOf(determination: Determination, rows: readonly Row[]): Lines {
  const counted: ResultLine[] = []
  const notCounted: ResultLine[] = []
  const unknown: Unknown[] = [...productUnknown(determination)]
  const placedClasses = new Map(
    determination.judgement.placedClasses.map((placedClass) => [
      placedClass.number,
      classLines(determination, placedClass),
    ]),
  )
  for (const row of rows) {
    const lines = placedClasses.get(row.placedClass) as ClassLines
    const missing = missingOf(lines, row)
    if (missing.length > 0) unknown.push(unknownLine(determination, row, lines, missing))
    else if (lines.placedClass.counts === 'yes') counted.push(resultLine(row, lines))
    else notCounted.push(resultLine(row, lines))
  }
  unknown.sort(byUrgency)
  return { counted, notCounted, unknown: unknown.map(({ line }) => line) }
}

/** An unknown with what it is sorted by; within a reach of `bounded` they come by value already. */
interface Unknown {
  line: UnknownLine
  reach: 'unbounded' | 'bounded' | 'none'
  pathText: string
}

const REACHES: readonly Unknown['reach'][] = ['unbounded', 'bounded', 'none']

function byUrgency(a: Unknown, b: Unknown): number {
  if (a.line.blocks !== b.line.blocks) return a.line.blocks ? -1 : 1
  const byReach = REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach)
  if (byReach !== 0) return byReach
  return a.reach === 'bounded' ? 0 : byPath(a, b)
}

function* productUnknown({
  item: { product },
  judgement,
  weighing: { price },
}: Determination): Generator<Unknown> {
  const missing = new Set(price.missing)
  if (judgement.maker.origin === 'unknown') missing.add('madeBy')
  for (const finding of judgement.noLevel)
    for (const name of finding.missingOfProduct) missing.add(name)
  if (missing.size === 0) return
  const open = judgement.noLevel.filter((finding) => finding.answer === 'unknown')
  const settlesContent = open.some((finding) => finding.content === 'yes')
  const line: UnknownLine = {
    path: [product.id],
    name: product.name ?? null,
    paths: '1',
    quantity: '1',
    value: price.amount && format(price.amount),
    basis: price.basis,
    because: ['asked of the product itself'],
    cite: [...new Set(open.map((finding) => finding.rule.id))],
    missing: [...missing],
    gap: null,
    blocks: settlesContent || price.amount === null || judgement.maker.origin === 'unknown',
  }
  yield { line, reach: 'unbounded', pathText: product.id }
}

function classLines({ judge, judgement }: Determination, placedClass: JudgedClass): ClassLines {
  const { channel, counts, treatment } = placedClass
  const waiting = judgement.noLevel.filter(
    (finding) => finding.answer === 'unknown' && finding.placedClasses.has(placedClass.number),
  )
  const own = channel !== 'inUsItem'
  const gateOpen = treatment.gateFails.answer === 'unknown'
  const facts = new Set<string>()
  if (own) {
    if (treatment.openEccn && counts === 'no') facts.add('eccn')
    if (gateOpen) for (const name of treatment.gateFails.missing) facts.add(name)
    const content = judge.contentIn(placedClass)
    for (const { rule } of waiting)
      for (const name of missingOfContent(judge.pack, rule, content)) facts.add(name)
  }
  const toCount = counts === 'unknown' ? treatment.counts.missing : []
  return {
    placedClass,
    because: becauseOf(placedClass),
    cite: treatment.counts.cite,
    missingToCount: [...toCount, ...(channel === 'unsure' ? ['madeBy of the sub-assembly'] : [])],
    missingFacts: [...facts].filter((name) => !toCount.includes(name)),
    blocks:
      treatment.outside !== null || (own && (treatment.openEccn || gateOpen || waiting.length > 0)),
  }
}

function missingOf({ placedClass, missingToCount, missingFacts }: ClassLines, row: Row): string[] {
  if (placedClass.counts === 'no') return [...missingFacts]
  const toCount = new Set([...missingToCount, ...(row.value ? [] : row.missing)])
  return [...toCount, ...missingFacts]
}

function unknownLine(
  { weighing: { price } }: Determination,
  row: Row,
  lines: ClassLines,
  missing: string[],
): Unknown {
  const { value, pathText } = row
  const { blocks, placedClass } = lines
  const line = { ...resultLine(row, lines), missing, blocks }
  if (placedClass.counts === 'no') return { line: { ...line, gap: '0' }, reach: 'none', pathText }
  if (!value || !price.amount) return { line: { ...line, gap: null }, reach: 'unbounded', pathText }
  const gap = format(divide(value, price.amount))
  return { line: { ...line, gap }, reach: 'bounded', pathText }
}

function resultLine(row: Row, { because, cite }: ClassLines): ResultLine {
  return {
    path: row.path,
    name: row.source.name,
    paths: row.paths,
    quantity: row.quantity,
    value: row.valueText,
    basis: row.basis,
    because,
    cite,
  }
}

function becauseOf({ channel, counts, treatment }: JudgedClass): string[] {
  if (counts === 'no' && treatment.counts.answer !== 'no') {
    if (channel === 'inUsItem') return ['inside an item of US origin, which counts as one']
    if (channel === 'inDiscrete') return ['inside a discrete product: second incorporation']
    return ['declared content of a part that may count as a whole']
  }
  return treatment.counts.because
}
