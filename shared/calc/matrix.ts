import { parseRatio, ratioOfDecimal, toNumber } from '../money/ratio.ts'
import type { Destination } from '../rules/destination.ts'
import { bucketName, type Compiled, type Node } from './compile.ts'
import { type Judgement, judge } from './judge.ts'
import type { Outcome } from './result.ts'
import { type Bucket, reachable, rollUp } from './roll-up.ts'
import {
  decide,
  isBlocked,
  reportMissing,
  sellingPrice,
  settledBeforePercentage,
  weigh,
} from './weigh.ts'

/** The bill of materials of one product as typed arrays, nodes in topological order. */
export interface Lines {
  /** Node i has its leaves at leafStart[i] to leafStart[i + 1], its branches likewise. */
  leafStart: Int32Array
  leafBucket: Int32Array
  leafQuantity: Float64Array
  leafUnit: Float64Array
  branchStart: Int32Array
  branchTo: Int32Array
  branchQuantity: Float64Array
}

/** What a destination does with the sums; everything that does not depend on amounts is settled here. */
interface Column {
  destination: Destination
  judgement: Judgement
  /** Decided without a percentage. */
  settled: Outcome | null
  blocked: boolean
  /** What a share at or below the level gives. */
  underLevel: Outcome
  levelNumber: number
  price: number
  /** Index of the set of buckets that count here; destinations share sets. */
  countedSet: number
}

interface CountedSet {
  low: Int32Array
  high: Int32Array
  unbounded: boolean
}

/** One product made ready for repeated evaluation over many destinations. */
export interface Matrix {
  compiled: Compiled
  product: string
  lines: Lines
  buckets: readonly Bucket[]
  columns: readonly Column[]
  countedSets: readonly CountedSet[]
  /** The float sums are off by at most this fraction; infinite where floats cannot be trusted at all. */
  relativeError: number
  multiplicity: Float64Array
  sums: Float64Array
}

/** Verdicts and shares in float64; `exactly` counts the destinations that had to be decided exactly. */
export interface MatrixRow {
  outcomes: Outcome[]
  low: Float64Array
  high: Float64Array
  exactly: number
}

/** Beyond these sizes, products of floats could leave their exact range of exponents. */
const TRUSTED = { least: 1e-60, most: 1e60 }
const UNIT_ROUNDOFF = 2 ** -53

/** Prepares a product: typed arrays of its lines, and per destination all that amounts do not change. */
export function prepareMatrix(
  compiled: Compiled,
  product: string,
  destinations: readonly Destination[],
): Matrix {
  const { buckets } = rollUp(compiled, product)
  const lines = linesOf(compiled, product, buckets)
  const sets = new Map<string, number>()
  const countedSets: CountedSet[] = []
  const columns = destinations.map((destination) =>
    columnFor(compiled, product, buckets, destination, setFor),
  )
  const matrix: Matrix = {
    compiled,
    product,
    lines,
    buckets,
    columns,
    countedSets,
    relativeError: 0,
    multiplicity: new Float64Array(lines.leafStart.length - 1),
    sums: new Float64Array(buckets.length),
  }
  sumBuckets(matrix)
  matrix.relativeError = errorBound(matrix)
  return matrix

  function setFor(judgement: Judgement): number {
    const answers = judgement.buckets.map((bucket) => bucket.counts)
    const key = answers.join()
    const known = sets.get(key)
    if (known !== undefined) return known
    const indices = (wanted: (answer: string, i: number) => boolean) =>
      Int32Array.from(answers.flatMap((answer, i) => (wanted(answer, i) ? [i] : [])))
    const high = indices((answer) => answer !== 'no')
    const unbounded = high.some((i) => buckets[i]?.unpriced)
    countedSets.push({ low: indices((answer) => answer === 'yes'), high, unbounded })
    sets.set(key, countedSets.length - 1)
    return countedSets.length - 1
  }
}

/**
 * Evaluates the product for all its destinations: sums in float64, and a verdict from them wherever
 * the share is further from the level than the sums can be wrong; where it is not, exactly.
 */
export function evaluateMatrix(matrix: Matrix): MatrixRow {
  const { columns, countedSets, sums } = matrix
  sumBuckets(matrix)
  const totals = countedSets.map(({ low, high, unbounded }) => ({
    low: total(sums, low),
    high: unbounded ? Number.POSITIVE_INFINITY : total(sums, high),
  }))
  const row: MatrixRow = {
    outcomes: new Array<Outcome>(columns.length),
    low: new Float64Array(columns.length),
    high: new Float64Array(columns.length),
    exactly: 0,
  }
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column
    const { low, high } = totals[column.countedSet] as { low: number; high: number }
    row.low[i] = low / column.price
    row.high[i] = high / column.price
    const outcome = floatOutcome(
      column,
      row.low[i] as number,
      row.high[i] as number,
      matrix.relativeError,
    )
    if (outcome === null) row.exactly++
    row.outcomes[i] = outcome ?? exactOutcome(matrix, column)
  }
  return row
}

function floatOutcome(column: Column, low: number, high: number, error: number): Outcome | null {
  if (column.settled) return column.settled
  if (Number.isNaN(column.price)) return 'undetermined'
  const { levelNumber } = column
  const margin = levelNumber * error
  if (low > levelNumber + margin) return 'subject'
  if (!(low < levelNumber - margin)) return null
  if (column.blocked || high === Number.POSITIVE_INFINITY) return 'undetermined'
  if (high < levelNumber - margin) return column.underLevel
  return high > levelNumber + margin ? 'undetermined' : null
}

function exactOutcome({ compiled, product, buckets }: Matrix, { judgement }: Column): Outcome {
  return decide(compiled, product, judgement, weigh(compiled, product, judgement, buckets)).outcome
}

function total(sums: Float64Array, indices: Int32Array): number {
  let sum = 0
  for (let i = 0; i < indices.length; i++) sum += sums[indices[i] as number] as number
  return sum
}

/** Rolls the lines up: how many of each node lie in one product, and the value in each bucket. */
function sumBuckets({ lines, multiplicity, sums }: Matrix): void {
  const { leafStart, leafBucket, leafQuantity, leafUnit, branchStart, branchTo, branchQuantity } =
    lines
  multiplicity.fill(0)
  multiplicity[0] = 1
  sums.fill(0)
  for (let node = 0; node < multiplicity.length; node++) {
    const times = multiplicity[node] as number
    const leafEnd = leafStart[node + 1] as number
    for (let at = leafStart[node] as number; at < leafEnd; at++) {
      const bucket = leafBucket[at] as number
      sums[bucket] =
        (sums[bucket] as number) + times * (leafQuantity[at] as number) * (leafUnit[at] as number)
    }
    const branchEnd = branchStart[node + 1] as number
    for (let at = branchStart[node] as number; at < branchEnd; at++) {
      const to = branchTo[at] as number
      multiplicity[to] = (multiplicity[to] as number) + times * (branchQuantity[at] as number)
    }
  }
}

function linesOf(compiled: Compiled, product: string, buckets: readonly Bucket[]): Lines {
  const root = compiled.rootOf.get(product) as number
  const order = reachable(compiled, root)
  const position = new Map(order.map((index, i) => [index, i]))
  const bucketAt = new Map(buckets.map((bucket, i) => [bucketName(bucket), i]))
  const nodes = order.map((index) => compiled.nodes[index] as Node)
  const leaves = nodes.flatMap((node) => node.leaves)
  const branches = nodes.flatMap((node) => node.branches)
  return {
    leafStart: starts(nodes.map((node) => node.leaves.length)),
    leafBucket: Int32Array.from(leaves, (leaf) => bucketAt.get(bucketName(leaf)) as number),
    leafQuantity: Float64Array.from(leaves, (leaf) => toNumber(ratioOfDecimal(leaf.quantity))),
    leafUnit: Float64Array.from(leaves, (leaf) =>
      leaf.unit.amount ? toNumber(leaf.unit.amount) : 0,
    ),
    branchStart: starts(nodes.map((node) => node.branches.length)),
    branchTo: Int32Array.from(branches, (branch) => position.get(branch.node) as number),
    branchQuantity: Float64Array.from(branches, (branch) =>
      toNumber(ratioOfDecimal(branch.quantity)),
    ),
  }
}

function starts(sizes: readonly number[]): Int32Array {
  const start = new Int32Array(sizes.length + 1)
  sizes.forEach((size, i) => {
    start[i + 1] = (start[i] as number) + size
  })
  return start
}

function columnFor(
  compiled: Compiled,
  product: string,
  buckets: readonly Bucket[],
  destination: Destination,
  setFor: (judgement: Judgement) => number,
): Column {
  const judgement = judge(compiled, product, buckets, destination)
  const { amount } = sellingPrice(compiled, product, destination.codes)
  const report = reportMissing(compiled, product, judgement)
  return {
    destination,
    judgement,
    settled: settledBeforePercentage(compiled, judgement)?.outcome ?? null,
    blocked: isBlocked(judgement),
    underLevel:
      report === 'yes' ? 'report-required' : report === 'no' ? 'not-subject' : 'undetermined',
    levelNumber: toNumber(parseRatio(judgement.level.level)),
    price: amount ? toNumber(amount) : Number.NaN,
    countedSet: setFor(judgement),
  }
}

/**
 * All terms are positive, so each rounding adds at most one unit roundoff to the relative error: one
 * an addition, and a few for reading an amount, multiplying along a path and dividing by the price.
 */
function errorBound({ lines, multiplicity, buckets, columns }: Matrix): number {
  const prices = Float64Array.from(columns, (column) => column.price).filter(
    (price) => !Number.isNaN(price),
  )
  const amounts = [lines.leafQuantity, lines.leafUnit, lines.branchQuantity, multiplicity, prices]
  const trusted = amounts.every((values) =>
    values.every((value) => value === 0 || (value > TRUSTED.least && value < TRUSTED.most)),
  )
  const roundings =
    lines.leafBucket.length + lines.branchTo.length + buckets.length + 8 * multiplicity.length + 32
  return trusted ? 2 * roundings * UNIT_ROUNDOFF : Number.POSITIVE_INFINITY
}
