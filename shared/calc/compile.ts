import { topologicalOrder } from '../model/graph.ts'
import type { Model, Money, Part, PartFacts, Product } from '../model/schema.ts'
import { type Decimal, parseDecimal } from '../money/decimal.ts'
import { exchange } from '../money/exchange.ts'
import { multiply, ONE, parseRatio, type Ratio } from '../money/ratio.ts'
import type { Content, Origin } from '../rules/content.ts'
import { isOnList } from '../rules/destination.ts'
import { EAR99, parseEccn } from '../rules/eccn.ts'
import { listedFact } from '../rules/listed.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { Treatment } from '../rules/treatment.ts'
import type { Method } from './result.ts'

/**
 * How sure it is that what lies on a path counts as content of the product:
 * `sure`; `unsure` inside a sub-assembly whose maker is not known, which may be one US-origin item;
 * `inUsItem` inside a sub-assembly of US origin, which counts as one item under its own ECCN (only
 * defense articles are looked for inside); `inDiscrete` inside a discrete product under second
 * incorporation (only content without a level keeps counting, and the encryption gate is asked).
 */
export type Channel = 'sure' | 'unsure' | 'inUsItem' | 'inDiscrete'

/** A price in the reporting currency, or what is missing for it. */
export interface Value {
  amount: Ratio | null
  basis: string | null
  missing: string[]
}

/** What the rules tell apart in a product: a class of content, in a channel. */
export interface BucketKey {
  /** Index into `contents`. */
  content: number
  channel: Channel
  /**
   * For US content declared in a part of unknown origin: the class of the part itself. If the part
   * is of US origin it counts as a whole, so the declared content counts only where the whole cannot.
   */
  unless: number | null
}

/** Content at the end of a line: which item, of which class, worth how much each. */
export interface Leaf extends BucketKey {
  item: string
  name: string | null
  quantity: Decimal
  unit: Value
  /** The price is one that an affiliate was charged, with no unaffiliated price to compare. */
  affiliatePrice: boolean
}

/** A text that names a bucket, for use as a key. */
export function bucketName({ content, channel, unless }: BucketKey): string {
  return `${channel} ${content} ${unless ?? ''}`
}

/** A sub-assembly on a line, in the state in which its own lines are to be taken. */
export interface Branch {
  node: number
  quantity: Decimal
}

/** A product in one channel, with its lines. */
export interface Node {
  product: Product
  channel: Channel
  leaves: Leaf[]
  branches: Branch[]
}

/** A model made ready for evaluation with one rule pack, on one day, by one method. */
export interface Compiled {
  model: Model
  pack: RulePack
  choices: Choices
  day: string
  method: Method
  /** Classes of content: items that the rules cannot tell apart share one. */
  contents: Content[]
  nodes: Node[]
  /** Node indices, parents first. */
  order: number[]
  /** The node of each product as a product of its own. */
  rootOf: ReadonlyMap<string, number>
  makers: ReadonlyMap<string, Maker>
  toReporting(currency: string): Ratio | null
  /** Parts whose supplier has declared the US content inside them. */
  declared: ReadonlySet<string>
  /** EAR99 parts whose answer for the lists of 746.8 comes from their HTS code. */
  listedByCode: ReadonlySet<string>
  /** Treatments found so far; filled by `judge`. */
  treatments: Map<string, Treatment>
}

/** Where a product is made and exported from, and the seat of the maker's ultimate parent. */
export interface Maker {
  origin: Origin
  country: string | null
  exportedFrom: string | null
  headquarters: string | null
}

/**
 * Compiles a checked model. Linear in the lines of the model; sub-assemblies are compiled once for
 * each channel in which they occur, however many paths lead to them.
 */
export function compile(
  model: Model,
  options: { pack: RulePack; choices: Choices; day: string; method: Method },
): Compiled {
  const { pack, choices, day, method } = options
  const convert = exchange(model.rates, day)
  const toReporting = (currency: string) => convert(currency, model.currency)
  const toUsd = (currency: string) => convert(currency, 'USD')
  const makers = makersOf(model, pack, day)
  const entityIds = new Set(model.entities.map((entity) => entity.id))
  const parts = new Map(model.parts.map((part) => [part.id, part]))
  const products = new Map(model.products.map((product) => [product.id, product]))
  const classes = new ContentClasses()
  const partLeaves = new Map<string, Omit<Leaf, 'channel' | 'quantity'>[]>()
  const nodes: Node[] = []
  const nodeIndex = new Map<string, number>()
  const rootOf = new Map(model.products.map((product) => [product.id, nodeFor(product, 'sure')]))
  for (let at = 0; at < nodes.length; at++) fill(nodes[at] as Node)
  const sorted = topologicalOrder({
    size: nodes.length,
    children: (node) => (nodes[node] as Node).branches.map((branch) => branch.node),
  })
  if ('cycle' in sorted) throw new RangeError('the model has a cycle: check it before compiling')
  return {
    model,
    pack,
    choices,
    day,
    method,
    contents: classes.contents,
    nodes,
    order: sorted.order,
    rootOf,
    makers,
    toReporting,
    declared: idsWhere(model.parts, (part) => part.usContent != null),
    listedByCode: idsWhere(
      model.parts,
      ({ eccn, facts }) => eccn === EAR99 && !!facts?.hts6 && facts.russiaListed == null,
    ),
    treatments: new Map(),
  }

  function nodeFor(product: Product, channel: Channel): number {
    const key = `${channel} ${product.id}`
    const known = nodeIndex.get(key)
    if (known !== undefined) return known
    nodeIndex.set(key, nodes.length)
    nodes.push({ product, channel, leaves: [], branches: [] })
    return nodes.length - 1
  }

  function fill(node: Node): void {
    for (const line of node.product.lines) {
      const quantity = parseDecimal(line.quantity)
      if (quantity.units === 0n) continue
      const part = parts.get(line.item)
      if (part) {
        for (const leaf of leavesOf(part))
          node.leaves.push({ ...leaf, channel: node.channel, quantity })
      } else {
        const product = products.get(line.item)
        if (!product) throw new RangeError(`no item ${line.item}: check the model before compiling`)
        addSubAssembly(node, product, quantity)
      }
    }
  }

  function addSubAssembly(node: Node, product: Product, quantity: Decimal): void {
    const origin = makers.get(product.id)?.origin ?? 'unknown'
    if (origin !== 'foreign') {
      const channel = origin === 'unknown' && node.channel === 'sure' ? 'unsure' : node.channel
      node.leaves.push({ ...wholeItem(product, origin), channel, quantity })
    }
    node.branches.push({
      node: nodeFor(product, channelInside(node.channel, product, origin)),
      quantity,
    })
  }

  function channelInside(outer: Channel, product: Product, origin: Origin): Channel {
    if (outer === 'inUsItem' || origin === 'us') return 'inUsItem'
    if (outer === 'inDiscrete' || (method === 'second-incorporation' && isDiscrete(product)))
      return 'inDiscrete'
    return outer === 'unsure' || origin === 'unknown' ? 'unsure' : 'sure'
  }

  /** A sub-assembly that is, or may be, of US origin: one item at its full price under its own ECCN. */
  function wholeItem(product: Product, origin: Origin): Omit<Leaf, 'channel' | 'quantity'> {
    const content = {
      kind: product.kind,
      origin,
      eccn: product.eccn ? parseEccn(product.eccn) : null,
      facts: (product.facts ?? {}) as PartFacts,
    }
    return {
      item: product.id,
      name: product.name ?? null,
      content: classes.indexOf(content),
      unless: null,
      unit: fairMarketValue(product.price, model.currency, toReporting),
      affiliatePrice: false,
    }
  }

  function leavesOf(part: Part): Omit<Leaf, 'channel' | 'quantity'>[] {
    const known = partLeaves.get(part.id)
    if (known) return known
    const unit = fairMarketValue(part.price, model.currency, toReporting)
    const facts = effectiveFacts(part)
    const origin = originOf(pack, part.origin ?? null, day)
    const affiliatePrice =
      part.supplier != null &&
      entityIds.has(part.supplier) &&
      part.price != null &&
      (part.price.basis ?? 'arms-length') === 'arms-length'
    const leaf = (
      eccn: string | null | undefined,
      of: Origin,
      share: Ratio,
      unless: number | null,
    ) => ({
      item: part.id,
      name: part.name ?? null,
      content: classes.indexOf({
        kind: part.kind,
        origin: of,
        eccn: eccn ? parseEccn(eccn) : null,
        facts,
      }),
      unless,
      unit: { ...unit, amount: unit.amount && multiply(unit.amount, share) },
      affiliatePrice,
    })
    const whole = leaf(part.eccn, origin, ONE, null)
    const leaves = [whole]
    const declared = part.usContent
    if (declared && origin !== 'us' && parseRatio(declared.share).n > 0n) {
      const [of, unless] =
        origin === 'foreign' ? (['us', null] as const) : (['unknown', whole.content] as const)
      leaves.push(leaf(declared.eccn, of, parseRatio(declared.share), unless))
    }
    partLeaves.set(part.id, leaves)
    return leaves
  }

  function effectiveFacts(part: Part): PartFacts {
    const facts: PartFacts = part.facts ?? {}
    if (!facts.hts6) return facts
    const rate = part.price ? toUsd(part.price.currency) : null
    const unitPriceUsd = rate && part.price ? multiply(parseRatio(part.price.amount), rate) : null
    const found = pack.part746.listedFacts.map(({ fact }) => [
      fact,
      listedFact(pack, fact, facts, unitPriceUsd),
    ])
    return { ...facts, ...Object.fromEntries(found) }
  }
}

/** A fair market value in the reporting currency; a price that is not above zero is no value. */
export function fairMarketValue(
  price: Money | null | undefined,
  currency: string,
  toReporting: (currency: string) => Ratio | null,
): Value {
  if (!price) return { amount: null, basis: null, missing: ['price'] }
  const basis = typeof price.basis === 'string' ? price.basis : null
  const amount = parseRatio(price.amount)
  if (amount.n <= 0n) return { amount: null, basis, missing: ['price above zero'] }
  const rate = toReporting(price.currency)
  if (!rate) return { amount: null, basis, missing: [`rate ${price.currency} to ${currency}`] }
  return { amount: multiply(amount, rate), basis, missing: [] }
}

function idsWhere(parts: readonly Part[], wanted: (part: Part) => boolean): Set<string> {
  return new Set(parts.filter(wanted).map((part) => part.id))
}

/** Whether second incorporation is claimed for a sub-assembly, with a reason. */
export function isDiscrete(product: Product): boolean {
  return product.discrete?.applies === true && Boolean(product.discrete.reason?.trim())
}

/** Origin by country: of the United States, foreign, or unknown (also where the definition was not read). */
export function originOf(pack: RulePack, country: string | null, day: string): Origin {
  if (country === null || isOnList(pack, 'us-territories', country, day)) return 'unknown'
  return isOnList(pack, 'united-states', country, day) ? 'us' : 'foreign'
}

function makersOf(model: Model, pack: RulePack, day: string): Map<string, Maker> {
  const entities = new Map(model.entities.map((entity) => [entity.id, entity]))
  return new Map(
    model.products.map((product) => {
      const entity = product.madeBy == null ? undefined : entities.get(product.madeBy)
      const country = entity?.country ?? null
      const maker: Maker = {
        origin: originOf(pack, country, day),
        country,
        exportedFrom: product.exportedFrom ?? country,
        headquarters: entity?.headquarters ?? null,
      }
      return [product.id, maker]
    }),
  )
}

/** Items with the same kind, origin, ECCN and facts are one class: the rules cannot tell them apart. */
class ContentClasses {
  readonly contents: Content[] = []
  private readonly known = new Map<string, number>()

  indexOf(content: Content): number {
    const facts = Object.entries(content.facts)
      .filter(([name, value]) => value != null && name !== 'hts6')
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const key = JSON.stringify([content.kind, content.origin, content.eccn?.text, facts])
    const index = this.known.get(key) ?? this.contents.length
    if (index === this.contents.length) {
      this.known.set(key, index)
      this.contents.push(content)
    }
    return index
  }
}
