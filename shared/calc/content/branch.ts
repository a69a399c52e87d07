import type { Method } from '../result/result.ts'
import { type Channel, channelInside, channelOfWhole } from './channel.ts'
import type { ProductItem } from './item.ts'
import { isDiscrete } from './maker.ts'

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
  /** The channel of the sub-assembly as one item; null: foreign-made of the lines that it has. */
  whole: Channel | null
  inside: Node
}

export function branchTo(
  outer: Channel,
  { product, maker: { origin } }: ProductItem,
  method: Method,
): Branch {
  const dropped = method === 'second-incorporation' && isDiscrete(product)
  const isItem = origin !== 'foreign' || product.lines.length === 0
  return {
    whole: isItem ? channelOfWhole(outer, origin) : null,
    inside: { product: product.id, channel: channelInside(outer, origin, dropped) },
  }
}
