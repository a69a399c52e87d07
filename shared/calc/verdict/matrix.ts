import { format, type Ratio } from '../../money/ratio.ts'
import { type Destination, findDestination, standInFor } from '../../rules/destination.ts'
import type { Beside, OpenLines } from '../../rules/open-lines.ts'
import type { RulePack } from '../../rules/pack.ts'
import type { Value } from '../content/fair-market-value.ts'
import type { ProductItem } from '../content/item.ts'
import type { ProductContents } from '../content/product-contents.ts'
import type { Sums } from '../content/sums.ts'
import { type Act, actOf } from '../result/act.ts'
import type { Method, Outcome } from '../result/result.ts'
import { openLinesOf } from './direct-product.ts'
import type { Judge, Judgement } from './judge.ts'
import type { NeedAt } from './needs-by-class.ts'
import { priceSource, sellingPrice } from './selling-price.ts'
import { controlledContent, decide, type Span, shareOf } from './weigh.ts'

/** The verdicts of one product, in the order of the destinations asked; exact text, null: not known. */
export interface MatrixRow {
  outcomes: Outcome[]
  /** The outcomes with the product's own licence need beside them. */
  acts: Act[]
  /** The License Exceptions to look at first where a licence is needed, by code; else empty. */
  candidates: string[]
  /** What would settle the needs that are open where the product is subject, each once. */
  needMissing: string[]
  rules: (string | null)[]
  low: (string | null)[]
  high: (string | null)[]
  levels: (string | null)[]
  /** The selling prices in the reporting currency; one alone where it is the same for all. */
  prices: (string | null)[]
}

/** A verdict as a cell of a matrix. */
interface MatrixVerdict {
  outcome: Outcome
  act: Act
  candidates: string
  missing: readonly string[]
  rule: string | null
  low: string | null
  high: string | null
  level: string | null
  price: string | null
}

/**
 * The verdicts of a product for many destinations, exactly as single results give them. Destinations
 * that the rules do not tell apart are judged once; the many that count the same content at the same
 * price share one sum and one share.
 */
export function matrixRow(
  contents: ProductContents,
  judge: Judge,
  product: string,
  destinations: readonly string[],
  method: Method,
): MatrixRow {
  const cells = new Cells(contents, judge, product, method)
  const row: MatrixRow = {
    outcomes: [],
    acts: [],
    candidates: [],
    needMissing: [],
    rules: [],
    low: [],
    high: [],
    levels: [],
    prices: [],
  }
  const missing = new Set<string>()
  for (const code of destinations) {
    const destination = findDestination(judge.pack, code)
    if (!destination) throw new RangeError(`no destination ${code}`)
    const cell = cells.at(destination)
    const { outcome, act, candidates, rule, low, high, level, price } = cell
    row.outcomes.push(outcome)
    row.acts.push(act)
    row.candidates.push(candidates)
    row.rules.push(rule)
    row.low.push(low)
    row.high.push(high)
    row.levels.push(level)
    row.prices.push(price)
    for (const name of cell.missing) missing.add(name)
  }
  row.needMissing = [...missing]
  const [first] = row.prices
  return row.prices.every((price) => price === first)
    ? { ...row, prices: row.prices.slice(0, 1) }
    : row
}

/** The part of a judgement that amounts are added up by: destinations share few of them. */
interface Counted {
  span: Span
  shares: Map<Value, { share: Span | null; low: string | null; high: string | null }>
}

/**
 * The destination that a product is judged for: one stands for all that the rules do not tell apart,
 * but technology is judged by the reports that name the destination itself.
 */
export function judgedAs(
  pack: RulePack,
  { product: { kind } }: ProductItem,
  destination: Destination,
): Destination {
  return kind === 'technology' ? destination : standInFor(pack, destination)
}

class Cells {
  private readonly contents: ProductContents
  private readonly judge: Judge
  private readonly item: ProductItem
  private readonly sums: Sums
  private readonly present: readonly number[]
  private askedNeed: ((destination: Destination) => NeedAt) | null = null
  private askedLines: OpenLines | null = null
  private readonly prices = new Map<string, Value>()
  private readonly priceTexts = new Map<Value, string | null>()
  private readonly counted = new Map<string, Counted>()
  private readonly columns = new Map<
    Destination,
    {
      judgement: Judgement
      counted: Counted
      cells: Map<Value, MatrixVerdict>
    }
  >()

  constructor(contents: ProductContents, judge: Judge, product: string, method: Method) {
    this.contents = contents
    this.judge = judge
    this.item = contents.product(product)
    this.sums = contents.sumsBy(method).of(product)
    this.present = [...this.sums.keys()]
  }

  at(destination: Destination): MatrixVerdict {
    const price = this.priceAt(destination)
    const column = this.column(judgedAs(this.judge.pack, this.item, destination))
    const known = column.cells.get(price)
    if (known) return known
    const { share, low, high } = this.shareAt(column.counted, price)
    const { outcome, rule, level } = decide(this.judge.pack, this.item, column.judgement, share)
    const turnsOnNeed = outcome === 'subject' || outcome === 'undetermined'
    const { pack } = this.judge
    const need = turnsOnNeed ? this.needAt(standInFor(pack, destination)) : null
    const beside =
      outcome === 'not-subject' ? this.besideAt(column.judgement.destination) : 'nothing'
    const act = actOf({ outcome, need: need?.state ?? 'unknown', beside })
    const cell = {
      outcome,
      act,
      candidates: (act === 'licence' && need?.candidates) || '',
      missing: act === 'need-open' && need ? need.missing : [],
      rule,
      low,
      high,
      level: level && format(level),
      price: this.text(price),
    }
    column.cells.set(price, cell)
    return cell
  }

  private needAt(standIn: Destination): NeedAt {
    this.askedNeed ??= this.judge.needs.of(this.item, this.contents.basis)
    return this.askedNeed(standIn)
  }

  private besideAt(destination: Destination): Beside {
    this.askedLines ??= openLinesOf(this.contents, this.judge, this.item)
    return this.askedLines.besideAt(destination)
  }

  private column(standIn: Destination) {
    const known = this.columns.get(standIn)
    if (known) return known
    const judgement = this.judge.judge(this.item, this.present, standIn)
    const column = {
      judgement,
      counted: this.countedBy(judgement),
      cells: new Map<Value, MatrixVerdict>(),
    }
    this.columns.set(standIn, column)
    return column
  }

  private countedBy(judgement: Judgement): Counted {
    const known = this.counted.get(judgement.counted)
    if (known) return known
    const counted = { span: controlledContent(this.item, judgement, this.sums), shares: new Map() }
    this.counted.set(judgement.counted, counted)
    return counted
  }

  private shareAt({ span, shares }: Counted, price: Value) {
    const known = shares.get(price)
    if (known) return known
    const share = shareOf(span, price)
    const text = (value: Ratio | null | undefined) => (value ? format(value) : null)
    const found = { share, low: text(share?.low), high: text(share?.high) }
    shares.set(price, found)
    return found
  }

  private text(price: Value): string | null {
    const known = this.priceTexts.get(price)
    if (known !== undefined) return known
    const text = price.amount && format(price.amount)
    this.priceTexts.set(price, text)
    return text
  }

  /** One price for all destinations without a price of their own. */
  private priceAt(destination: Destination): Value {
    const source = priceSource(this.judge.pack, this.item, destination)
    const name = 'country' in source ? source.country : ''
    const known = this.prices.get(name)
    if (known) return known
    const price = sellingPrice(this.item, source, this.contents.basis.reporting)
    this.prices.set(name, price)
    return price
  }
}
