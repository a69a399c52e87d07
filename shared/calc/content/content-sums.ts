import type { Method } from '../result/result.ts'
import { addUp, type Inside, revise } from './add-up.ts'
import { type Branch, branchTo, type Node, nodeName } from './branch.ts'
import { CHANNELS, type Channel } from './channel.ts'
import type { PartItem, ProductItem } from './item.ts'
import { LayeredMap } from './layered-map.ts'
import type { Sums } from './sums.ts'

/** What the sums are added up from: the items of a model, and its products in an order. */
export interface ContentSource {
  parts: LayeredMap<PartItem>
  products: LayeredMap<ProductItem>
  /** The ids of all products, each after all that contain it. */
  order: readonly string[]
  product(id: string): ProductItem
}

/**
 * The contents of products by one method, each worked out when it is first asked for: a product has
 * what its own lines bring in, and so many times what its sub-assemblies have. A shared sub-assembly
 * is worked out once, and no path is enumerated.
 */
export class ContentSums {
  private readonly contents: ContentSource
  private readonly method: Method
  private readonly known: LayeredMap<Sums>

  constructor(
    contents: ContentSource,
    method: Method,
    known: LayeredMap<Sums> = LayeredMap.of<Sums>([]),
  ) {
    this.contents = contents
    this.method = method
    this.known = known
  }

  /** What lies in a product, by placed class. */
  of(product: string): Sums {
    return this.at({ product, channel: 'sure' })
  }

  /**
   * The sums of other contents, from these: every product known here is revised after what lies in it,
   * by what became different below it. Where nothing did, its sums stay the same object.
   */
  movedTo(contents: ContentSource): ContentSums {
    const after = new ContentSums(contents, this.method, this.known.with(this.gone(contents)))
    const parts = contents.parts.differingFrom(this.contents.parts)
    for (let i = contents.order.length - 1; i >= 0; i--) {
      const product = contents.order[i] as string
      for (const channel of CHANNELS) {
        const name = nodeName({ product, channel })
        const sums = after.known.get(name)
        if (!sums) continue
        const revised = revise(
          sums,
          this.inside(product, channel),
          after.inside(product, channel),
          parts,
        )
        if (revised !== sums) after.known.keep(name, revised)
      }
    }
    return after
  }

  at(node: Node): Sums {
    const open = [node]
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const waiting = this.known.get(nodeName(top)) ? [] : this.missingBelow(top)
      if (waiting.length > 0) open.push(...waiting)
      else {
        open.pop()
        if (!this.known.get(nodeName(top)))
          this.known.keep(nodeName(top), addUp(this.inside(top.product, top.channel)))
      }
    }
    return this.known.get(nodeName(node)) as Sums
  }

  /** What a product in a channel is made of, with what one of each item brings in. */
  private inside(product: string, channel: Channel): Inside {
    const { parts } = this.contents
    const { lines } = this.contents.product(product)
    const { sideBySide } = lines
    return {
      lines,
      terms: sideBySide?.side.of === parts ? sideBySide.side.termsIn(channel) : null,
      notTaken: this.contents.product(product).notTaken.termsIn(channel),
      ofPart: (part) => parts.get(part)?.content.termsIn(channel) ?? [],
      ofWhole: (inside) => {
        const { whole } = this.branch(channel, inside)
        return whole ? this.contents.product(inside).content.termsIn(whole) : []
      },
      within: (inside) => this.at(this.branch(channel, inside).inside),
    }
  }

  private branch(channel: Channel, product: string): Branch {
    return branchTo(channel, this.contents.product(product), this.method)
  }

  private gone(contents: ContentSource): (readonly [string, undefined])[] {
    const removed = [...contents.products.differingFrom(this.contents.products)].filter(
      (product) => !contents.products.has(product),
    )
    return removed.flatMap((product) =>
      CHANNELS.map((channel) => [nodeName({ product, channel }), undefined] as const),
    )
  }

  private missingBelow({ product, channel }: Node): Node[] {
    return [...this.contents.product(product).lines.subAssemblies.keys()]
      .map((inside) => this.branch(channel, inside).inside)
      .filter((node) => !this.known.get(nodeName(node)))
  }
}
