import { parseRatio, toNumber } from '../money/ratio.ts'
import { type Destination, findDestination, standInFor } from '../rules/destination.ts'
import type { ProductItem } from './content/item.ts'
import type { ProductContents } from './content/product-contents.ts'
import type { Sums } from './content/sums.ts'
import type { Method, Outcome } from './result/result.ts'
import { type Lines, linesOf, sumLines, trustedError } from './typed-lines.ts'
import type { Judge, Judgement } from './verdict/judge.ts'
import {
  controlledContent,
  decide,
  isBlocked,
  reportMissing,
  sellingPrice,
  settledBeforePercentage,
  shareOf,
} from './verdict/weigh.ts'

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
  /** Index of the set of placed classes that count here; destinations share sets. */
  countedSet: number
}

/** The placed classes that surely count and those that may, as indices into the sums. */
interface CountedSet {
  low: Int32Array
  high: Int32Array
  unbounded: boolean
}

/**
 * One product made ready to be evaluated over and over for many destinations, every amount anew: for
 * questions that change many amounts at a time, where differences would save nothing.
 */
export interface Sweep {
  contents: ProductContents
  judge: Judge
  item: ProductItem
  exact: Sums
  lines: Lines
  columns: readonly Column[]
  countedSets: readonly CountedSet[]
  /** The float sums are off by at most this fraction; infinite where floats cannot be trusted at all. */
  relativeError: number
  multiplicity: Float64Array
  sums: Float64Array
}

/** Verdicts and shares in float64; `exactly` counts the destinations that had to be decided exactly. */
export interface SweepRow {
  outcomes: Outcome[]
  low: Float64Array
  high: Float64Array
  exactly: number
}

/** Prepares a product: typed arrays of its lines, and per destination all that amounts do not change. */
export function prepareSweep(
  contents: ProductContents,
  judge: Judge,
  product: string,
  destinations: readonly string[],
  method: Method,
): Sweep {
  const item = contents.product(product)
  const exact = contents.sumsBy(method).of(product)
  const position = new Map([...exact.keys()].map((placedClass, i) => [placedClass, i]))
  const lines = linesOf(contents, product, method, position)
  const sets = new Map<string, number>()
  const countedSets: CountedSet[] = []
  const columns = destinations.map((code) => {
    const destination = findDestination(judge.pack, code)
    if (!destination) throw new RangeError(`no destination ${code}`)
    return columnFor(contents, judge, item, destination, exact, setFor)
  })
  const multiplicity = new Float64Array(lines.leafStart.length - 1)
  const sums = new Float64Array(exact.size)
  sumLines(lines, multiplicity, sums)
  const prices = columns.map((column) => column.price).filter((price) => !Number.isNaN(price))
  const relativeError = trustedError(lines, multiplicity, sums.length, prices)
  return {
    contents,
    judge,
    item,
    exact,
    lines,
    columns,
    countedSets,
    relativeError,
    multiplicity,
    sums,
  }

  function setFor({ placedClasses, counted }: Judgement): number {
    const known = sets.get(counted)
    if (known !== undefined) return known
    const at = (wanted: (answer: string) => boolean) =>
      Int32Array.from(
        placedClasses.filter(({ counts }) => wanted(counts)),
        ({ number }) => position.get(number) as number,
      )
    const unbounded = placedClasses.some(
      ({ counts, number }) => counts !== 'no' && (exact.get(number)?.unpriced ?? 0) > 0,
    )
    const [low, high] = [at((answer) => answer === 'yes'), at((answer) => answer !== 'no')]
    sets.set(counted, countedSets.length)
    return countedSets.push({ low, high, unbounded }) - 1
  }
}

/**
 * Evaluates the product for all its destinations: sums in float64, and a verdict from them wherever
 * the share is further from the level than the sums can be wrong; where it is not, exactly.
 */
export function evaluateSweep(sweep: Sweep): SweepRow {
  const { lines, columns, countedSets, multiplicity, sums, relativeError } = sweep
  sumLines(lines, multiplicity, sums)
  const totals = countedSets.map(({ low, high, unbounded }) => ({
    low: total(sums, low),
    high: unbounded ? Number.POSITIVE_INFINITY : total(sums, high),
  }))
  const row: SweepRow = {
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
    const outcome = floatOutcome(column, row.low[i] as number, row.high[i] as number, relativeError)
    if (outcome === null) row.exactly++
    row.outcomes[i] = outcome ?? exactOutcome(sweep, column)
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

function exactOutcome(
  { contents, judge, item, exact }: Sweep,
  { judgement, destination }: Column,
): Outcome {
  const price = sellingPrice(item, destination.codes, contents.basis.reporting)
  const share = shareOf(controlledContent(item, judgement, exact), price)
  return decide(judge.pack, item, judgement, share).outcome
}

function total(sums: Float64Array, indices: Int32Array): number {
  let sum = 0
  for (let i = 0; i < indices.length; i++) sum += sums[indices[i] as number] as number
  return sum
}

function columnFor(
  contents: ProductContents,
  judge: Judge,
  item: ProductItem,
  destination: Destination,
  exact: Sums,
  setFor: (judgement: Judgement) => number,
): Column {
  const { pack } = judge
  const judgement = judge.judge(item, [...exact.keys()], standInFor(pack, destination))
  const { amount } = sellingPrice(item, destination.codes, contents.basis.reporting)
  const report = reportMissing(pack, item, judgement)
  return {
    destination,
    judgement,
    settled: settledBeforePercentage(pack, judgement)?.outcome ?? null,
    blocked: isBlocked(judgement),
    underLevel:
      report === 'yes' ? 'report-required' : report === 'no' ? 'not-subject' : 'undetermined',
    levelNumber: toNumber(parseRatio(judgement.level.level)),
    price: amount ? toNumber(amount) : Number.NaN,
    countedSet: setFor(judgement),
  }
}
