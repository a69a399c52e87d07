import type { Books } from './books.ts'
import { CHANNELS, type Channel, channelInside, channelOfWhole } from './channel.ts'
import { gather, type Inside, revise } from './gather.ts'
import type { ProductItem } from './item.ts'
import { isDiscrete } from './maker.ts'
import { Overlay } from './overlay.ts'
import type { Method } from './result.ts'
import type { Sums } from './sums.ts'

/** A product in a channel; everything inside it lies in that channel or one that follows from it. */
export interface Node {
  product: string
  channel: Channel
}

export function nodeName({ product, channel }: Node): string {
  return `${channel} ${product}`
}

/** How a sub-assembly on a line is taken: as one item where it may be of US origin, and by its inside. */
export interface Branch {
  /** The channel of the sub-assembly as one item; null: foreign-made, so it is none. */
  whole: Channel | null
  inside: Node
}

export function branchTo(
  outer: Channel,
  { product, maker: { origin } }: ProductItem,
  method: Method,
): Branch {
  const dropped = method === 'second-incorporation' && isDiscrete(product)
  return {
    whole: origin === 'foreign' ? null : channelOfWhole(outer, origin),
    inside: { product: product.id, channel: channelInside(outer, origin, dropped) },
  }
}

/**
 * The contents of products by one method, each worked out when it is first asked for: a product has
 * what its own lines bring in, and so many times what its sub-assemblies have. A shared sub-assembly
 * is worked out once, and no path is enumerated.
 */
export class SumBook {
  private readonly books: Books
  private readonly method: Method
  private readonly known: Overlay<Sums>

  constructor(books: Books, method: Method, known: Overlay<Sums> = Overlay.of<Sums>([])) {
    this.books = books
    this.method = method
    this.known = known
  }

  /** What lies in a product, by bucket. */
  of(product: string): Sums {
    return this.at({ product, channel: 'sure' })
  }

  /**
   * The sums of other books, from these: every product known here is revised after what lies in it,
   * by what became different below it. Where nothing did, its sums stay the same object.
   */
  movedTo(books: Books): SumBook {
    const after = new SumBook(books, this.method, this.known.with(this.gone(books)))
    const parts = books.parts.differingFrom(this.books.parts)
    for (let i = books.order.length - 1; i >= 0; i--) {
      const product = books.order[i] as string
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
          this.known.keep(nodeName(top), gather(this.inside(top.product, top.channel)))
      }
    }
    return this.known.get(nodeName(node)) as Sums
  }

  /** What a product in a channel is made of, with what one of each item brings in. */
  private inside(product: string, channel: Channel): Inside {
    return {
      recipe: this.books.product(product).recipe,
      ofPart: (part) => this.books.parts.get(part)?.content.termsIn(channel) ?? [],
      ofWhole: (inside) => {
        const { whole } = this.branch(channel, inside)
        return whole ? this.books.product(inside).content.termsIn(whole) : []
      },
      within: (inside) => this.at(this.branch(channel, inside).inside),
    }
  }

  private branch(channel: Channel, product: string): Branch {
    return branchTo(channel, this.books.product(product), this.method)
  }

  private gone(books: Books): (readonly [string, undefined])[] {
    const removed = [...books.products.differingFrom(this.books.products)].filter(
      (product) => !books.products.has(product),
    )
    return removed.flatMap((product) =>
      CHANNELS.map((channel) => [nodeName({ product, channel }), undefined] as const),
    )
  }

  private missingBelow({ product, channel }: Node): Node[] {
    return [...this.books.product(product).recipe.subAssemblies.keys()]
      .map((inside) => this.branch(channel, inside).inside)
      .filter((node) => !this.known.get(nodeName(node)))
  }
}
