import { minorDecimals } from '../../money/minor-unit.ts'
import {
  add,
  compare,
  divide,
  format,
  multiply,
  parseRatio,
  type Ratio,
  roundUp,
} from '../../money/ratio.ts'
import { type Destination, findDestination } from '../../rules/destination.ts'
import type { RulePack } from '../../rules/pack.ts'
import type { ProductItem } from '../content/item.ts'
import type { ProductContents } from '../content/product-contents.ts'
import type { NoFloor, PriceFloor } from '../result/price-floor.ts'
import type { Method } from '../result/result.ts'
import type { Judge, Judgement } from './judge.ts'
import { judgedAs } from './matrix.ts'
import { type PriceSource, priceSource, sellingPrice } from './selling-price.ts'
import {
  controlledContent,
  decide,
  isBlocked,
  type Span,
  settledBeforePercentage,
  shareOf,
} from './weigh.ts'

/** What is asked of a product for one destination, with what it takes to answer. */
interface Asked {
  contents: ProductContents
  pack: RulePack
  item: ProductItem
  judgement: Judgement
  controlled: Span
  source: PriceSource
}

/**
 * The price floor of a product for each destination, in their order. Destinations that the rules do
 * not tell apart and that have one price are worked out once.
 */
export function* priceFloors(
  contents: ProductContents,
  judge: Judge,
  product: string,
  destinations: readonly string[],
  method: Method,
): Generator<Omit<PriceFloor, 'act' | 'actAtAmount'>> {
  const { pack } = judge
  const item = contents.product(product)
  const sums = contents.sumsBy(method).of(product)
  const present = [...sums.keys()]
  const known = new Map<
    string,
    Omit<PriceFloor, 'act' | 'actAtAmount' | 'destination' | 'treatedAs'>
  >()
  for (const code of destinations) {
    const destination = findDestination(pack, code)
    if (!destination) throw new RangeError(`no destination ${code}`)
    const source = priceSource(pack, item, destination)
    const standIn = judgedAs(pack, item, destination)
    const like = `${standIn.code} ${'country' in source ? source.country : ''}`
    let floor = known.get(like)
    if (!floor) {
      const judgement = judge.judge(item, present, standIn)
      const controlled = controlledContent(item, judgement, sums)
      floor = floorOf({ contents, pack, item, judgement, controlled, source })
      known.set(like, floor)
    }
    yield { ...floor, ...namesOf(destination) }
  }
}

function floorOf(
  asked: Asked,
): Omit<PriceFloor, 'act' | 'actAtAmount' | 'destination' | 'treatedAs'> {
  const { contents, pack, item, judgement, controlled, source } = asked
  const { reporting } = contents.basis
  const money = moneyAt(item, source)
  const currency = money?.currency ?? reporting.currency
  const value = sellingPrice(item, source, reporting)
  const { outcome } = decide(pack, item, judgement, shareOf(controlled, value))
  const found = lowestOf(asked, currency)
  const none = 'code' in found ? found : null
  const floor = 'code' in found ? null : found
  return {
    of: 'sales' in source ? 'sales' : 'price',
    currency,
    amount: floor?.amount ?? null,
    perCopy: floor && 'sales' in source ? perCopy(item, floor.least, currency) : null,
    none,
    outcome,
    price: money && money.amount.n > 0n ? format(money.amount) : null,
    level: floor && format(floor.level),
    controlled: { low: format(controlled.low), high: controlled.high && format(controlled.high) },
    highestContent: floor && value.amount && format(multiply(floor.level, value.amount)),
  }
}

/** The lowest amount in minor units, and exactly; or why there is none. */
function lowestOf(
  { contents, pack, item, judgement, controlled: { low, high } }: Asked,
  currency: string,
): { amount: string; least: Ratio; level: Ratio } | NoFloor {
  const decided = whyDecided(pack, judgement)
  if (decided) return decided
  if (isBlocked(judgement)) return { code: 'open', why: whatIsOpen(judgement), cite: null }
  if (!high) return { code: 'unbounded', why: whyUnbounded(item), cite: null }
  const { reporting } = contents.basis
  const rate = reporting.rateOf(currency)
  if (!rate) {
    const why = `no rate from ${currency} to ${reporting.currency} is known`
    return { code: 'no-rate', why, cite: null }
  }
  const decimals = minorDecimals(currency)
  for (const level of levelsOf(pack, judgement)) {
    if (level.n === 0n && high.n !== 0n) continue
    const least = high.n === 0n ? high : divide(high, multiply(level, rate))
    const amount = least.n === 0n ? smallest(decimals) : roundUp(least, decimals)
    const price = multiply(parseRatio(amount), rate)
    const share = { low: divide(low, price), high: divide(high, price) }
    if (decide(pack, item, judgement, share).outcome === 'not-subject')
      return { amount, least, level }
  }
  return {
    code: 'report-required',
    why: 'the one-time report on technology may not be relied on yet',
    cite: pack.levels.technologyReport.cite,
  }
}

/** The shares up to which a product may pass, the highest first: of technology that of the report too. */
function levelsOf(pack: RulePack, { level, setting }: Judgement): Ratio[] {
  const plain = parseRatio(level.level)
  if (setting.productKind !== 'technology') return [plain]
  const reliable = parseRatio(pack.levels.technologyReport.destinationAbove)
  return compare(reliable, plain) < 0 ? [plain, reliable] : [plain]
}

/** What decides whatever the share is; null: nothing does. */
function whyDecided(pack: RulePack, judgement: Judgement): NoFloor | null {
  const settled = settledBeforePercentage(pack, judgement)
  if (!settled?.settledBy || settled.settledBy === 'share') return null
  const { settledBy: code, rule: cite } = settled
  const why = {
    jurisdiction: 'it is made in or exported from the United States',
    outside: 'it has content that the de minimis test is not for',
    'no-level': `${cite} makes it subject at any share`,
    'encryption-gate': 'US encryption content keeps it from the de minimis levels',
  }[code]
  return { code, why, cite }
}

/** What no share can settle before it is known, the first of it. */
function whatIsOpen({ openKind, maker, openEccn, gate, noLevel }: Judgement): string {
  if (openKind) return 'its ECCN is of another kind than is recorded'
  if (maker.origin === 'unknown') return 'it is not known where it is made'
  if (openEccn) return 'the ECCN of US content, or of what may be, is not known'
  const open = noLevel.find(({ answer }) => answer === 'unknown')
  if (open) return `whether ${open.rule.id} applies is open`
  return gate === 'unknown' ? 'whether the encryption gate, 734.4(b), applies is open' : ''
}

function whyUnbounded(item: ProductItem): string {
  if (item.isUnlisted) return 'it has no bill of materials'
  if (item.copies === null) return 'how many copies its sales stand for is not known'
  return 'something that counts, or may, has no known value'
}

/** What is sold and for how much, as recorded; null: no price is. */
function moneyAt(
  { product }: ProductItem,
  source: PriceSource,
): { amount: Ratio; currency: string } | null {
  if ('sales' in source && product.sales) {
    const { orders, forecast, currency } = product.sales
    return { amount: add(parseRatio(orders), parseRatio(forecast ?? '0')), currency }
  }
  const price = ('country' in source ? product.prices?.[source.country] : null) ?? product.price
  return price ? { amount: parseRatio(price.amount), currency: price.currency } : null
}

/** The lowest price of a copy from the lowest sales of all. */
function perCopy({ copies }: ProductItem, least: Ratio, currency: string): string | null {
  const decimals = minorDecimals(currency)
  if (!copies) return null
  return least.n === 0n ? smallest(decimals) : roundUp(divide(least, copies), decimals)
}

/** One of the smallest steps that a price can have. */
function smallest(decimals: number): string {
  return roundUp({ n: 1n, d: 10n ** BigInt(decimals) }, decimals)
}

function namesOf({ code, codes }: Destination): Pick<PriceFloor, 'destination' | 'treatedAs'> {
  const [, treatedAs] = codes
  return { destination: code, ...(treatedAs && { treatedAs }) }
}
