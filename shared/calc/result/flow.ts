import type { Bounds } from './result.ts'

/** By what the content of a product is put together in the picture of its flow. */
export const FLOW_GROUPINGS = ['assembly', 'origin', 'company', 'eccn'] as const
export type FlowGrouping = (typeof FLOW_GROUPINGS)[number]

/** A flow has at most so many blocks: a screen cannot show more of them apart. */
export const MOST_FLOW_BLOCKS = 5000

/** What lies deeper is not shown by itself. */
export const MOST_FLOW_DEPTH = 40

/** Exact amounts of content in the reporting currency. */
export interface FlowAmounts {
  /** Counts for certain: what the low bound of the numerator is the sum of. */
  counted: string
  /** May count: with what counts it adds up to the high bound. */
  open: string
  /** Does not count, as far as its value is known; what lies in an item that is taken as one is in its value. */
  notCounted: string
  /** Some of it that counts or may count has no known value, and is in no amount. */
  unpriced: boolean
  /** The same of what does not count. */
  notCountedUnpriced: boolean
}

/** A part of the content of a product. */
export interface FlowBlock extends FlowAmounts {
  /** The place of the block that it lies in, which comes before it; null: it is the whole. */
  parent: number | null
  /**
   * `whole`: a sub-assembly taken as one item; `rows`: rows of its tables that were not taken over;
   * `rest`: what is cut off, as one.
   */
  kind: 'product' | 'assembly' | 'item' | 'whole' | 'rows' | 'group' | 'rest'
  /** The item; of a group its country, company or ECCN, null where that is not known. */
  id: string | null
  name: string | null
  /** The company that makes a product, by name. */
  company: string | null
  /** How many lie in one of the whole, on this way; null: of several things. */
  quantity: string | null
  /** How many blocks a rest stands for, else 1. */
  stands: number
  /** It has an inside that is not shown, since there are too many blocks or it lies too deep. */
  isClosed: boolean
}

/** How content comes together in a product for a destination. */
export interface Flow {
  blocks: FlowBlock[]
  controlled: Bounds
  share: Bounds
  /** The selling price; null: not known. */
  price: string | null
}
