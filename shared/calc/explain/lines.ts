import { openRows, rowsInWords } from '../../model/rows-not-taken.ts'
import type { Product } from '../../model/schema.ts'
import { divide, format } from '../../money/ratio.ts'
import { parseEccn } from '../../rules/eccn.ts'
import { kindReason } from '../../rules/eccn-kind.ts'
import { missingOfContent, noLevelReason } from '../../rules/no-level.ts'
import type { RulePack } from '../../rules/pack.ts'
import { citesOf, distinct, groundOf, type Reason, whysOf } from '../../rules/reason.ts'
import type { ResultLine, UnknownLine } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { JudgedClass } from '../verdict/judged-content.ts'
import { byPath, type Row } from './item-rows.ts'
import { KeptLines, type Told } from './kept-lines.ts'

/** The lines of a result by what became of them; every item of the product is in at least one list. */
export interface Lines {
  counted: ResultLine[]
  notCounted: ResultLine[]
  unknown: UnknownLine[]
}

/** What the lines of one placed class have in common. */
interface ClassLines {
  placedClass: JudgedClass
  reasons: Told
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
export function linesOf(
  determination: Determination,
  rows: readonly Row[],
  kept = new KeptLines(),
): Lines {
  const counted: ResultLine[] = []
  const notCounted: ResultLine[] = []
  const toldOf = toldOnce(kept)
  const unknown = sort(determination, rows, (row, lines) => {
    const told = toldOf(lines)
    const line = kept.lineOf(row, told, () => resultLine(determination, row, lines, told))
    if (lines.placedClass.counts === 'yes') counted.push(line)
    else notCounted.push(line)
  })
  return { counted, notCounted, unknown: unknown.map(({ line }) => line) }
}

/** The reasons of a class as they were told before, looked for once for all of its rows. */
function toldOnce(kept: KeptLines): (lines: ClassLines) => Told {
  const found = new Map<ClassLines, Told>()
  return (lines) => {
    const known = found.get(lines) ?? kept.sameTold(lines.reasons)
    found.set(lines, known)
    return known
  }
}

/** The first lines of those that count and of those that are unknown, without reasons, and how many there are. */
export interface LineHeads {
  counted: { first: Pick<ResultLine, 'path' | 'value'>[]; count: number }
  unknown: { first: Pick<UnknownLine, 'path' | 'missing'> | null; count: number }
}

/** The first lines of `linesOf`, without the others: at most `most` that count. */
export function lineHeadsOf(
  determination: Determination,
  rows: readonly Row[],
  most: number,
): LineHeads {
  const counted: LineHeads['counted'] = { first: [], count: 0 }
  const unknown = sort(determination, rows, (row, lines) => {
    if (lines.placedClass.counts !== 'yes') return
    if (counted.count++ < most) counted.first.push({ path: row.path, value: row.valueText })
  })
  const [next] = unknown
  const first = next ? { path: next.line.path, missing: next.line.missing } : null
  return { counted, unknown: { first, count: unknown.length } }
}

/** The unknown lines of `linesOf`, without the others. */
export function unknownLinesOf(determination: Determination, rows: readonly Row[]): UnknownLine[] {
  return sort(determination, rows, () => {}).map(({ line }) => line)
}

/** Goes through the rows in their order, tells of each that is known and gives the unknown ones as they are asked. */
function sort(
  determination: Determination,
  rows: readonly Row[],
  known: (row: Row, lines: ClassLines) => void,
): Unknown[] {
  const unknown: Unknown[] = [...productUnknown(determination)]
  const placedClasses = new Map(
    determination.judgement.placedClasses.map((placedClass) => [
      placedClass.number,
      classLines(determination, placedClass),
    ]),
  )
  for (const row of rows) {
    const ofClass = placedClasses.get(row.placedClass) as ClassLines
    // Those of the product itself stand among what it lacks.
    if (row.isNotTaken && row.path.length === 1) continue
    const lines =
      row.isNotTaken && 'product' in row.source
        ? notTakenLines(determination, ofClass.placedClass, row.source.product)
        : ofClass
    const missing = missingOf(lines, row)
    if (missing.length > 0) unknown.push(unknownLine(determination, row, lines, [...missing]))
    else known(row, lines)
  }
  return oneOfEachPart(unknown).sort(byUrgency)
}

/** What is declared inside a part that is open itself is asked with the part, on one line. */
function oneOfEachPart(unknown: readonly Unknown[]): Unknown[] {
  const wholes = new Map(
    unknown.flatMap((one) => (one.isDeclared ? [] : [[one.pathText, one] as const])),
  )
  const inside = new Map(
    unknown.flatMap((one) =>
      one.isDeclared && wholes.has(one.pathText) ? [[one.pathText, one] as const] : [],
    ),
  )
  return unknown.flatMap((one) => {
    const declared = inside.get(one.pathText)
    if (!declared) return [one]
    return one.isDeclared ? [] : [withDeclared(one, declared)]
  })
}

/** One line with the amount of the one that may count: never both of them do. */
function withDeclared(whole: Unknown, inside: Unknown): Unknown {
  const of = whole.line.counts === 'no' && inside.line.counts !== 'no' ? inside : whole
  const reasons = [...whole.line.reasons, ...inside.line.reasons]
  const missing = [...new Set([...whole.line.missing, ...inside.line.missing])]
  const blocks = whole.line.blocks || inside.line.blocks
  return { ...of, line: { ...of.line, ...told(reasons), missing, blocks } }
}

/** An unknown with what it is sorted by; within a reach of `bounded` they come by value already. */
interface Unknown {
  line: UnknownLine
  reach: 'unbounded' | 'bounded' | 'none'
  pathText: string
  /** Declared inside a part whose own origin is not known. */
  isDeclared: boolean
}

const REACHES: readonly Unknown['reach'][] = ['unbounded', 'bounded', 'none']

function byUrgency(a: Unknown, b: Unknown): number {
  if (a.line.blocks !== b.line.blocks) return a.line.blocks ? -1 : 1
  const byReach = REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach)
  if (byReach !== 0) return byReach
  return a.reach === 'bounded' ? 0 : byPath(a, b)
}

function* productUnknown({
  judge: { pack, choices },
  item: { product, isUnlisted: hasNoLines, copies },
  judgement,
  weighing: { price },
  verdict,
}: Determination): Generator<Unknown> {
  const isJudged = verdict.settledBy !== 'jurisdiction'
  const isUnlisted = hasNoLines && isJudged
  const lacksRows = isJudged && openRows(product.rowsNotTaken).length > 0
  const openKind = judgement.openKind && isJudged
  const missing = new Set([
    ...(isUnlisted || lacksRows ? ['lines'] : []),
    ...price.missing,
    ...(copies ? [] : ['units']),
  ])
  if (judgement.maker.origin === 'unknown') missing.add('madeBy')
  if (openKind) missing.add('kind')
  for (const finding of judgement.noLevel)
    for (const name of finding.missingOfProduct) missing.add(name)
  if (missing.size === 0) return
  const open = judgement.noLevel.filter((finding) => finding.answer === 'unknown')
  const settlesContent = open.some((finding) => finding.content === 'yes')
  const asking = open.filter((finding) => finding.missingOfProduct.length > 0)
  const reasons = [
    ...(isUnlisted ? [groundOf(pack, 'no-lines')] : []),
    ...(lacksRows ? [notTakenGround(pack, product.rowsNotTaken)] : []),
    ...(price.missing.length > 0 ? [groundOf(pack, 'selling-price')] : []),
    ...(copies ? [] : [groundOf(pack, 'copies-not-known')]),
    ...(judgement.maker.origin === 'unknown' ? [groundOf(pack, 'maker-unknown')] : []),
    ...(openKind && product.eccn ? [kindReason(pack, parseEccn(product.eccn), product.kind)] : []),
    ...asking.map((finding) => noLevelReason(pack, choices, finding.rule, finding)),
  ]
  const line: UnknownLine = {
    path: [product.id],
    name: product.name ?? null,
    paths: '1',
    quantity: '1',
    value: price.amount && format(price.amount),
    basis: price.basis,
    ...told(reasons),
    missing: [...missing],
    counts: 'no',
    gap: null,
    blocks:
      isUnlisted ||
      lacksRows ||
      openKind ||
      settlesContent ||
      price.amount === null ||
      judgement.maker.origin === 'unknown',
  }
  yield { line, reach: 'unbounded', pathText: product.id, isDeclared: false }
}

function classLines({ judge, judgement }: Determination, placedClass: JudgedClass): ClassLines {
  const { channel, counts, treatment } = placedClass
  const waiting = judgement.noLevel.filter(
    (finding) => finding.answer === 'unknown' && finding.placedClasses.has(placedClass.number),
  )
  const { openEccn } = placedClass
  const gateAnswer = placedClass.ownForGate === 'no' ? 'no' : treatment.gateFails.answer
  const facts = new Set<string>()
  if (openEccn && counts === 'no') facts.add('eccn')
  if (gateAnswer === 'unknown') for (const name of treatment.gateFails.missing) facts.add(name)
  const content = judge.contentIn(placedClass)
  for (const { rule } of waiting)
    for (const name of missingOfContent(judge.pack, rule, content)) facts.add(name)
  const toCount = counts === 'unknown' ? treatment.counts.missing : []
  return {
    placedClass,
    reasons: told([
      ...reasonsOf(judge.pack, placedClass),
      ...(gateAnswer === 'no' ? [] : treatment.gateFails.reasons),
      ...waiting.map((finding) => noLevelReason(judge.pack, judge.choices, finding.rule, finding)),
    ]),
    missingToCount: [...toCount, ...(channel === 'unsure' ? ['madeBy of the sub-assembly'] : [])],
    missingFacts: [...facts].filter((name) => !toCount.includes(name)),
    blocks:
      treatment.outside !== null || openEccn || gateAnswer === 'unknown' || waiting.length > 0,
  }
}

/** Rows that were not taken over lack the lines that they would be; each product says which rows. */
function notTakenLines(
  { judge: { pack }, judgement }: Determination,
  placedClass: JudgedClass,
  { rowsNotTaken }: Product,
): ClassLines {
  const { counts, openEccn, number } = placedClass
  const isWaitedFor = judgement.noLevel.some(
    (finding) => finding.answer === 'unknown' && finding.placedClasses.has(number),
  )
  const blocks = openEccn || isWaitedFor
  return {
    placedClass,
    reasons: told([
      notTakenGround(pack, rowsNotTaken),
      ...(counts === 'no' ? reasonsOf(pack, placedClass) : []),
    ]),
    missingToCount: counts === 'no' ? [] : ['lines'],
    missingFacts: counts === 'no' && blocks ? ['lines'] : [],
    blocks,
  }
}

function notTakenGround(pack: RulePack, rowsNotTaken: Product['rowsNotTaken']): Reason {
  const open = openRows(rowsNotTaken)
  const words = { rows: rowsInWords(open), were: open.length === 1 ? 'was' : 'were' }
  return groundOf(pack, 'rows-not-taken', words)
}

function missingOf(
  { placedClass, missingToCount, missingFacts }: ClassLines,
  row: Row,
): readonly string[] {
  if (placedClass.counts === 'no') return missingFacts
  if (row.value && missingToCount.length === 0) return missingFacts
  const toCount = new Set([...missingToCount, ...(row.value ? [] : row.missing)])
  return [...toCount, ...missingFacts]
}

function unknownLine(
  determination: Determination,
  row: Row,
  lines: ClassLines,
  missing: string[],
): Unknown {
  const { pack } = determination.judge
  const { price } = determination.weighing
  const { value, pathText } = row
  const { blocks, placedClass } = lines
  const { counts } = placedClass
  const known = resultLine(determination, row, lines, whyUnknown(pack, row, lines))
  const line = { ...known, missing, counts, blocks }
  const as = { pathText, isDeclared: placedClass.unless !== null }
  if (counts === 'no') return { line: { ...line, gap: '0' }, reach: 'none', ...as }
  if (!value || !price.amount) return { line: { ...line, gap: null }, reach: 'unbounded', ...as }
  const gap = format(divide(value, price.amount))
  return { line: { ...line, gap }, reach: 'bounded', ...as }
}

/** The reasons of a line, and that its value is not known where that keeps it from counting. */
function whyUnknown(pack: RulePack, row: Row, { placedClass, reasons }: ClassLines): Told {
  if (row.value || row.isNotTaken || placedClass.counts === 'no') return reasons
  return told([...reasons.reasons, groundOf(pack, 'fair-market-value-unknown')])
}

function resultLine(
  { judge }: Determination,
  row: Row,
  { placedClass }: ClassLines,
  told: Told,
): ResultLine {
  return {
    path: row.path,
    name: row.source.name,
    paths: row.paths,
    quantity: row.quantity,
    value: row.valueText,
    basis: row.basis,
    ...(judge.contentIn(placedClass).isDeclared && { isDeclared: true as const }),
    ...told,
  }
}

/** Why content counts or not where it lies: what the rules say of it, or of the place. */
function reasonsOf(pack: RulePack, { channel, counts, treatment }: JudgedClass): readonly Reason[] {
  const { answer, reasons } = treatment.counts
  if (counts === 'no' && answer !== 'no') {
    if (channel === 'inUsItem') return [groundOf(pack, 'inside-us-item')]
    if (channel === 'inDiscrete') return [groundOf(pack, 'second-incorporation')]
    return [groundOf(pack, 'declared-in-whole')]
  }
  if (counts === 'no') return reasons
  if (channel === 'unsure') return [...reasons, groundOf(pack, 'sub-assembly-maker-unknown')]
  if (channel === 'inDiscrete') return [...reasons, groundOf(pack, 'second-incorporation-not-here')]
  return reasons
}

function told(reasons: readonly Reason[]): Told {
  const all = distinct(reasons)
  return { reasons: all, because: whysOf(all), cite: citesOf(all) }
}
