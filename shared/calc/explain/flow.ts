import { addDecimals, type Decimal, multiplyDecimals } from '../../money/decimal.ts'
import {
  add,
  compare,
  format,
  multiply,
  type Ratio,
  ratioOfDecimal,
  ZERO,
} from '../../money/ratio.ts'
import { nodeName } from '../content/branch.ts'
import type { Channel } from '../content/channel.ts'
import { type ItemContent, PartItem, type ProductItem } from '../content/item.ts'
import type { Use } from '../content/sums.ts'
import type { FlowBlock, FlowGrouping } from '../result/flow.ts'
import type { Determination } from '../verdict/determination.ts'
import {
  type Amounts,
  addAmounts,
  type Cut,
  cutBlocks,
  NOTHING,
  type Thing,
  timesAmounts,
  withoutNotCounted,
} from './flow-tree.ts'
import { type Paths, pathsFrom, type Stop } from './paths.ts'

/** Something on the lines of a stop that is not opened further, with what one stop has of it. */
interface Leaf {
  kind: 'item' | 'whole' | 'rows'
  source: PartItem | ProductItem
  /** Its amounts: of itself, and of the US content that is declared inside it. */
  own: Amounts
  declared: Amounts
  quantity: Ratio
}

/**
 * The content of a product in blocks, from the whole to the parts: what counts for certain adds up to
 * the low bound of the numerator (Supp. 2(a)(1) to Part 734), with what may count to its high bound.
 * A sub-assembly that lies in several others stands in each with its part of the value. What is inside
 * an item that is, or may be, taken as one stands there as far as it counts itself; all else of it is
 * in the value of the item.
 */
export function flowBlocks(
  determination: Determination,
  grouping: FlowGrouping,
  cut: Cut,
): FlowBlock[] {
  const content = new FlowContent(determination)
  return cutBlocks(grouping === 'assembly' ? content.byAssembly() : content.by(grouping), cut)
}

class FlowContent {
  private readonly determination: Determination
  private readonly counts: ReadonlyMap<number, 'yes' | 'no' | 'unknown'>
  private readonly paths: Paths
  private readonly leaves = new Map<Stop, Leaf[]>()
  private readonly perOne = new Map<Stop, Amounts>()

  constructor(determination: Determination) {
    const { contents, item, method, judgement } = determination
    this.determination = determination
    this.counts = new Map(judgement.placedClasses.map(({ number, counts }) => [number, counts]))
    this.paths = pathsFrom(contents, item.product.id, method)
    for (const stop of [...this.paths.values()].reverse()) {
      const leaves = this.leavesOf(stop)
      this.leaves.set(stop, leaves)
      this.perOne.set(stop, this.amountsOf(stop, leaves))
    }
  }

  byAssembly(): Thing {
    const [root] = this.paths.values()
    const stop = root as Stop
    return { ...this.assembly(stop, ratioOfDecimal(stop.times), false), kind: 'product' }
  }

  by(grouping: Exclude<FlowGrouping, 'assembly'>): Thing {
    const groups = new Map<string | null, Map<string, Thing>>()
    const into = (key: string | null, leaf: Leaf, amounts: Amounts) => {
      const things = groups.get(key) ?? new Map<string, Thing>()
      groups.set(key, things)
      const { id } = about(leaf.source)
      const name = `${leaf.kind} ${id}`
      const known = things.get(name)
      const thing = known ?? { ...this.leafThing(leaf, NOTHING), quantity: null }
      things.set(name, { ...thing, amounts: addAmounts(thing.amounts, amounts) })
    }
    for (const { stop, times, outside } of this.stopsWithTimes())
      for (const leaf of this.leaves.get(stop) as Leaf[]) {
        const total = (amounts: Amounts) => {
          const { notCounted, notCountedUnpriced } = timesAmounts(amounts, outside)
          return { ...timesAmounts(amounts, times), notCounted, notCountedUnpriced }
        }
        const [own, declared] = this.groupsOf(grouping, stop, leaf)
        into(own, leaf, total(leaf.own))
        if (hasAny(leaf.declared)) into(declared, leaf, total(leaf.declared))
      }
    const inside = [...groups].map(([key, things]): Thing => {
      const all = [...things.values()]
      const amounts = all.reduce((sum, thing) => addAmounts(sum, thing.amounts), NOTHING)
      const company = null
      const name = grouping === 'company' && key !== null ? this.companyName(key) : null
      return { kind: 'group', id: key, name, company, quantity: null, amounts, inside: () => all }
    })
    const { amounts, ...whole } = this.byAssembly()
    return { ...whole, amounts, inside: () => inside }
  }

  /** What a leaf is put under: itself, and what is declared inside it. */
  private groupsOf(
    grouping: Exclude<FlowGrouping, 'assembly'>,
    stop: Stop,
    { source, kind }: Leaf,
  ): [own: string | null, declared: string | null] {
    if (grouping === 'company') {
      const company = stop.item.product.madeBy ?? null
      return [company, company]
    }
    if (kind === 'rows') return [null, null]
    if (source instanceof PartItem) {
      const { origin, eccn, usContent } = source.part
      if (grouping === 'eccn') return [eccn ?? null, usContent?.eccn ?? null]
      return [origin ?? null, 'US']
    }
    if (grouping === 'eccn') return [source.product.eccn ?? null, null]
    return [source.maker.country, null]
  }

  /** A product on one way: what its lines have, and what lies inside it. */
  private assembly(stop: Stop, times: Ratio, isInside: boolean): Thing {
    const all = timesAmounts(this.perOne.get(stop) as Amounts, times)
    return {
      ...named(stop.item, 'assembly'),
      company: this.companyName(stop.item.product.madeBy ?? null),
      quantity: format(times),
      amounts: isInside ? withoutNotCounted(all) : all,
      inside: () => this.inside(stop, times, isInside),
    }
  }

  private inside(stop: Stop, times: Ratio, isInside: boolean): Thing[] {
    const wholes = new Map<string, Thing>()
    const things: Thing[] = []
    for (const leaf of this.leaves.get(stop) as Leaf[]) {
      const all = timesAmounts(addAmounts(leaf.own, leaf.declared), times)
      const amounts = isInside ? withoutNotCounted(all) : all
      const quantity = leaf.kind === 'rows' ? null : format(multiply(leaf.quantity, times))
      const thing = { ...this.leafThing(leaf, amounts), quantity }
      if (leaf.kind === 'whole') wholes.set(about(leaf.source).id, thing)
      else things.push(thing)
    }
    for (const { inside, use } of stop.branches) {
      const whole = wholes.get(inside.product)
      const below = this.paths.get(nodeName(inside)) as Stop
      const assembly = this.assembly(
        below,
        multiply(ratioOfDecimal(use.quantity), times),
        isInside || whole !== undefined,
      )
      wholes.delete(inside.product)
      things.push(whole ? joined(whole, assembly) : assembly)
    }
    return things
  }

  private leafThing({ kind, source }: Leaf, amounts: Amounts): Thing {
    const company =
      source instanceof PartItem ? null : this.companyName(source.product.madeBy ?? null)
    const isRows = kind === 'rows'
    const own = named(source, kind)
    return { ...own, ...(!isRows && { company }), quantity: null, amounts, inside: () => [] }
  }

  private amountsOf(stop: Stop, leaves: readonly Leaf[]): Amounts {
    const wholes = new Set(stop.wholes.map(({ item }) => item))
    let total = NOTHING
    for (const { own, declared } of leaves) total = addAmounts(total, addAmounts(own, declared))
    for (const { inside, use } of stop.branches) {
      const below = this.perOne.get(this.paths.get(nodeName(inside)) as Stop) as Amounts
      const times = timesAmounts(below, ratioOfDecimal(use.quantity))
      total = addAmounts(total, wholes.has(inside.product) ? withoutNotCounted(times) : times)
    }
    return total
  }

  private leavesOf({ item, node, wholes }: Stop): Leaf[] {
    const { contents } = this.determination
    const leaves: Leaf[] = []
    for (const [id, use] of item.lines.parts) {
      const part = contents.parts.get(id)
      if (part) leaves.push(this.leaf('item', part, part.content, node.channel, use))
    }
    for (const { item: id, channel, use } of wholes) {
      const whole = contents.product(id)
      leaves.push(this.leaf('whole', whole, whole.content, channel, use))
    }
    if (item.notTaken.leaves.length > 0)
      leaves.push(this.leaf('rows', item, item.notTaken, node.channel, ONCE))
    return leaves
  }

  private leaf(
    kind: Leaf['kind'],
    source: PartItem | ProductItem,
    content: ItemContent,
    channel: Channel,
    use: Use,
  ): Leaf {
    const terms = content.termsIn(channel)
    const [own = NOTHING, declared = NOTHING] = content.leaves.map(({ unit: { amount } }, i) => {
      const [number] = terms[i] as (typeof terms)[number]
      const counts = this.counts.get(number) ?? 'no'
      if (counts === 'no') return NOTHING
      if (!amount) return { ...NOTHING, unpriced: true }
      return counts === 'yes' ? { ...NOTHING, counted: amount } : { ...NOTHING, open: amount }
    })
    const quantity = ratioOfDecimal(use.quantity)
    const value = content.leaves[0]?.unit.amount ?? null
    return {
      kind,
      source,
      own: timesAmounts({ ...own, ...leftOf(value, addAmounts(own, declared)) }, quantity),
      declared: timesAmounts(declared, quantity),
      quantity,
    }
  }

  /** Every stop with how many lie in the whole, and how many of them in no item that is taken as one. */
  private *stopsWithTimes(): Generator<{ stop: Stop; times: Ratio; outside: Ratio }> {
    const outside = new Map<string, Decimal>()
    for (const [name, stop] of this.paths) {
      const own = outside.get(name) ?? (stop.from ? NONE : stop.times)
      const wholes = new Set(stop.wholes.map(({ item }) => item))
      for (const { inside, use } of stop.branches) {
        if (wholes.has(inside.product)) continue
        const below = nodeName(inside)
        const more = multiplyDecimals(own, use.quantity)
        outside.set(below, addDecimals(outside.get(below) ?? NONE, more))
      }
      yield { stop, times: ratioOfDecimal(stop.times), outside: ratioOfDecimal(own) }
    }
  }

  private companyName(id: string | null): string | null {
    if (id === null) return null
    return this.determination.contents.entities.get(id)?.name ?? id
  }
}

const NONE: Decimal = { units: 0n, scale: 0 }
const ONCE: Use = { quantity: { units: 1n, scale: 0 }, lines: 1 }

/** What of a value does not count. */
function leftOf(
  value: Ratio | null,
  { counted, open, unpriced }: Amounts,
): Pick<Amounts, 'notCounted' | 'notCountedUnpriced'> {
  if (value === null) return { notCounted: ZERO, notCountedUnpriced: !unpriced }
  const { n, d } = add(counted, open)
  const left = add(value, { n: -n, d })
  return { notCounted: compare(left, ZERO) > 0 ? left : ZERO, notCountedUnpriced: false }
}

/** A sub-assembly that is taken as one item, or may be, with what counts inside it. */
function joined(whole: Thing, assembly: Thing): Thing {
  if (!hasAny(assembly.amounts)) return whole
  const amounts = addAmounts(whole.amounts, assembly.amounts)
  return { ...assembly, amounts, inside: () => [whole, ...assembly.inside()] }
}

function hasAny({ counted, open, notCounted, unpriced, notCountedUnpriced }: Amounts): boolean {
  return counted.n > 0n || open.n > 0n || notCounted.n > 0n || unpriced || notCountedUnpriced
}

function named(source: PartItem | ProductItem, kind: Thing['kind']) {
  const { id, name } = about(source)
  return { kind, id, name, company: null as string | null }
}

function about(source: PartItem | ProductItem): { id: string; name: string | null } {
  const { id, name } = source instanceof PartItem ? source.part : source.product
  return { id, name: name ?? null }
}
