import type { Kind } from '../../model/schema.ts'
import { format } from '../../money/ratio.ts'
import type { Origin } from '../../rules/content.ts'
import { parseEccn } from '../../rules/eccn.ts'
import { spareNeed } from '../../rules/product-need.ts'
import { effectiveFacts } from '../content/item.ts'
import { originOf } from '../content/maker.ts'
import type { Need } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { Row } from './item-rows.ts'

/** An item of US origin, or that may be, that could be shipped as a spare part with the product. */
export interface Spare {
  item: string
  name: string | null
  kind: Kind
  eccn: string | null
  /** `unknown`: judged as if it were of US origin. */
  origin: Exclude<Origin, 'foreign'>
  /** How many lie in one product, over all paths. */
  quantity: string
  /** It is recorded as shipped beside the product. */
  isBeside: boolean
  /** The fair market value of one, in the reporting currency; null: not known. */
  unitValue: string | null
  /** The licence need of the item itself for the destination, from the country of export of the product. */
  need: Need
}

/** The spares of a product for a destination, and what may go along under one exception. */
export interface Spares {
  product: string
  destination: string
  /** What one product sells for there, in the reporting currency; null: not known. */
  price: string | null
  /** The share of its value that spares under the exception may be worth; null: the pack has none. */
  share: string | null
  cite: string | null
  items: Spare[]
}

/**
 * The items of US origin in a product or beside it, each judged by itself as a spare part that goes to
 * the same destination (736.2(b)(1), 740.16(h)). Those that are recorded as shipped beside it come
 * first, then by value. Only commodities are spare parts.
 */
export function sparesOf(
  { contents, judge, item, judgement, weighing }: Determination,
  rows: readonly Row[],
): Spares {
  const { pack, choices } = judge
  const { setting, destination } = judgement
  const found = new Map<string, Spare>()
  for (const { item: id, source, quantity, isNotTaken } of rows) {
    const of = 'part' in source ? source.part : source.product
    if (isNotTaken || found.has(id) || of.kind !== 'commodity') continue
    const country = 'part' in source ? source.part.origin : source.maker.country
    const origin = originOf(pack, country ?? null, setting.day)
    if (origin === 'foreign') continue
    const content = {
      kind: of.kind,
      origin,
      eccn: of.eccn ? parseEccn(of.eccn) : null,
      ...effectiveFacts(of, contents.basis),
    }
    const unit = source.content.leaves[0]?.unit.amount ?? null
    found.set(id, {
      item: id,
      name: source.name,
      kind: of.kind,
      eccn: of.eccn ?? null,
      origin,
      quantity,
      isBeside: of.facts?.incorporated === false,
      unitValue: unit && format(unit),
      need: spareNeed(pack, choices, content, { ...setting, productKind: of.kind }),
    })
  }
  const items = [...found.values()]
  return {
    product: item.product.id,
    destination: destination.code,
    price: weighing.price.amount && format(weighing.price.amount),
    share: pack.exceptions.accompanying?.share ?? null,
    cite: pack.exceptions.accompanying?.cite ?? null,
    items: [...items.filter((one) => one.isBeside), ...items.filter((one) => !one.isBeside)],
  }
}
