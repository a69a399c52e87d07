import { openRows } from '../../model/rows-not-taken.ts'
import type { Part, PartFacts, Product } from '../../model/schema.ts'
import type { Decimal, PlainDecimal } from '../../money/decimal.ts'
import { multiply, ONE, parseRatio, type Ratio, ZERO } from '../../money/ratio.ts'
import type { Content, Origin } from '../../rules/content.ts'
import { lapseOf } from '../../rules/declaration.ts'
import { type LookedUp, listedFact } from '../../rules/listed.ts'
import type { RulePack } from '../../rules/pack.ts'
import type { Channel } from './channel.ts'
import type { ContentClasses } from './content-classes.ts'
import {
  fairMarketValue,
  plainMarketValue,
  type Reporting,
  UNPRICED,
  type Value,
} from './fair-market-value.ts'
import type { LinesByItem } from './lines-by-item.ts'
import type { Maker } from './maker.ts'
import type { PlainLeaf } from './side-by-side.ts'
import { plainValue, type Sum, type Term } from './sums.ts'

/** What items are read with: the rules' data, the day, the currency, and the classes met so far. */
export interface Basis {
  pack: RulePack
  day: string
  reporting: Reporting
  usd: Reporting
  classes: ContentClasses
  originOf(country: string | null): Origin
  decimal(text: string): Decimal
  /** As `decimal`, in plain numbers; null: it is not exact so. */
  plain(text: string): PlainDecimal | null
  /** As the rate of `reporting`, in plain numbers; null: it is not exact so, or no rate reaches. */
  plainRateOf(currency: string): PlainDecimal | null
}

/** One thing that an item is or has inside as content: its class, and what one item has of it. */
export interface Leaf {
  content: number
  unless: number | null
  unit: Value
}

/** What an item on a line counts as: itself, and the US content that its supplier declares inside it. */
export class ItemContent {
  readonly leaves: readonly Leaf[]
  private readonly classes: ContentClasses
  private readonly known: Partial<Record<Channel, readonly Term[]>> = {}

  constructor(leaves: readonly Leaf[], classes: ContentClasses) {
    this.leaves = leaves
    this.classes = classes
  }

  /** What one item brings in where it lies in a channel: a sum for a placed class, leaf by leaf. */
  termsIn(channel: Channel): readonly Term[] {
    const known = this.known[channel]
    if (known) return known
    const terms = this.leaves.map(({ content, unless, unit }) => {
      const { n, d } = unit.amount ?? ZERO
      const sum: Sum = { n, d, present: 1, unpriced: unit.amount ? 0 : 1 }
      return [this.classes.placedClassOf(content, channel, unless), sum, plainValue(sum)] as const
    })
    this.known[channel] = terms
    return terms
  }
}

/** A part, read when it is first needed. */
export class PartItem {
  readonly part: Part
  /** Its place among the parts that the model was opened with; null: it came by a patch. */
  readonly place: number | null
  private readonly basis: Basis
  private read: ItemContent | null = null

  constructor(part: Part, basis: Basis, place: number | null = null) {
    this.part = part
    this.basis = basis
    this.place = place
  }

  get name(): string | null {
    return this.part.name ?? null
  }

  /** It as content, where that is one class at one plain value; null: `content` has to be asked. */
  get plainLeaf(): PlainLeaf | null {
    const { part, basis } = this
    if (part.usContent) return null
    const value = plainMarketValue(part.price, basis.plainRateOf)
    if (value === null) return null
    const content = wholeClassOf(part, basis)
    if (value === UNPRICED) return { content, units: 0, scale: 0, isPriced: false }
    return { content, units: value.units, scale: value.scale, isPriced: true }
  }

  get content(): ItemContent {
    this.read ??= new ItemContent(leavesOf(this.part, this.basis), this.basis.classes)
    return this.read
  }
}

/** A product: what is in it, who makes it, and what it counts as on a line of another. */
export class ProductItem {
  readonly product: Product
  readonly maker: Maker
  readonly lines: LinesByItem
  readonly content: ItemContent
  /** What rows of its tables that were not taken over would bring in; nothing of it is known. */
  readonly notTaken: ItemContent

  constructor(product: Product, maker: Maker, lines: LinesByItem, basis: Basis) {
    this.product = product
    this.maker = maker
    this.lines = lines
    this.content = new ItemContent(wholeOf(product, maker.origin, basis), basis.classes)
    this.notTaken = new ItemContent(notTakenOf(product, basis), basis.classes)
  }

  get name(): string | null {
    return this.product.name ?? null
  }

  /** How many copies its sales stand for, where it is software sold so; null: not known. */
  get copies(): Ratio | null {
    const { kind, sales } = this.product
    if (kind !== 'software' || !sales) return ONE
    const copies = parseRatio(sales.units ?? '0')
    return copies.n > 0n ? copies : null
  }

  /** Nothing is known of what is in it: no line, and nobody says that it has no US content. */
  get isUnlisted(): boolean {
    return isUnlisted(this.product)
  }
}

/** Whether a product has no bill of materials, and nobody says that it has no US content. */
function isUnlisted({ lines, facts }: Product): boolean {
  return lines.length === 0 && facts?.noUsContent !== true
}

/**
 * A sub-assembly that is, or may be, of US origin is one item at its full price under its own ECCN;
 * a foreign-made one without a bill of materials is what a foreign part is.
 */
function wholeOf(product: Product, origin: Origin, basis: Basis): Leaf[] {
  if (origin === 'foreign' && product.lines.length > 0) return []
  const { kind, eccn } = product
  const content = basis.classes.contentOf(kind, origin, eccn, {
    ...effectiveFacts(product, basis),
    isUnlisted: isUnlisted(product),
    isUndeclared: origin === 'foreign' && isUnlisted(product),
  })
  return [{ content, unless: null, unit: fairMarketValue(product.price, basis.reporting) }]
}

/** Rows that are neither repaired nor set aside may bring in anything, of any value. */
function notTakenOf({ kind, rowsNotTaken }: Product, { classes }: Basis): Leaf[] {
  if (openRows(rowsNotTaken).length === 0) return []
  const content = classes.contentOf(kind, 'unknown', null, { facts: {}, isNotTaken: true })
  return [{ content, unless: null, unit: { amount: null, basis: null, missing: ['lines'] } }]
}

/** The class of a part as a whole. */
function wholeClassOf(part: Part, basis: Basis): number {
  const origin = basis.originOf(part.origin ?? null)
  const isUndeclared = origin === 'foreign' && !part.usContent
  const facts = effectiveFacts(part, basis)
  return basis.classes.contentOf(part.kind, origin, part.eccn, { ...facts, isUndeclared })
}

function leavesOf(part: Part, basis: Basis): Leaf[] {
  const unit = fairMarketValue(part.price, basis.reporting)
  const facts = effectiveFacts(part, basis)
  const origin = basis.originOf(part.origin ?? null)
  const leaf = (
    eccn: string | null | undefined,
    of: Origin,
    share: Ratio,
    unless: number | null,
    more: Pick<Content, 'isDeclared' | 'lapse'>,
  ): Leaf => ({
    content: basis.classes.contentOf(part.kind, of, eccn, { ...facts, ...more }),
    unless,
    unit: share === ONE ? unit : { ...unit, amount: unit.amount && multiply(unit.amount, share) },
  })
  const { usContent } = part
  const whole: Leaf = { content: wholeClassOf(part, basis), unless: null, unit }
  if (!usContent || origin === 'us') return [whole]
  const unless = origin === 'foreign' ? null : whole.content
  const share = parseRatio(usContent.share)
  const lapse = lapseOf(usContent, basis.day)
  const isDeclared = true
  // What was declared free may hold anything, of which nothing is known.
  if (lapse && share.n === 0n)
    return [whole, leaf(null, 'foreign', ONE, unless, { isDeclared, lapse })]
  if (lapse) return [whole, leaf(usContent.eccn, 'unknown', ONE, unless, { isDeclared, lapse })]
  if (share.n === 0n) return [whole]
  const of = origin === 'foreign' ? 'us' : 'unknown'
  return [whole, leaf(usContent.eccn, of, share, unless, { isDeclared })]
}

/** The facts of an item with those that its HTS code answers, and what the lists say of the code. */
export function effectiveFacts(
  { kind, facts: recorded, price }: Part | Product,
  { pack, usd }: Basis,
): Pick<Content, 'facts' | 'lookedUp'> {
  const facts = (recorded ?? {}) as PartFacts
  // The lists are of goods: a code says nothing of software or technology.
  if (!facts.hts6 || kind !== 'commodity') return { facts }
  const rate = price ? usd.rateOf(price.currency) : null
  const unitPriceUsd = rate && price ? multiply(parseRatio(price.amount), rate) : null
  const answered: Record<string, boolean | null> = {}
  const lookedUp: Record<string, LookedUp> = {}
  for (const { fact } of pack.part746.listedFacts) {
    const listed = listedFact(pack, fact, facts, unitPriceUsd)
    answered[fact] = listed.answer
    if (listed.lookedUp) lookedUp[fact] = listed.lookedUp
  }
  return { facts: { ...facts, ...answered }, lookedUp }
}
