import { findDestination } from '../../rules/destination.ts'
import type { ProductItem } from '../content/item.ts'
import type { ProductContents } from '../content/product-contents.ts'
import type { Method } from '../result/result.ts'
import type { Judge, Judgement } from './judge.ts'
import { priceSource, sellingPrice } from './selling-price.ts'
import { controlledContent, decide, shareOf, type Verdict, type Weighing } from './weigh.ts'

/** What was found out about one product for one destination. */
export interface Determination {
  contents: ProductContents
  judge: Judge
  method: Method
  item: ProductItem
  judgement: Judgement
  weighing: Weighing
  verdict: Verdict
}

/** Judges, weighs and decides. Throws a RangeError on a product or destination that does not exist. */
export function determine(
  contents: ProductContents,
  judge: Judge,
  method: Method,
  { product, destination: code }: { product: string; destination: string },
): Determination {
  const { pack } = judge
  const destination = findDestination(pack, code)
  if (!destination) throw new RangeError(`no destination ${code}`)
  const item = contents.product(product)
  const sums = contents.sumsBy(method).of(product)
  const judgement = judge.judge(item, [...sums.keys()], destination)
  const controlled = controlledContent(item, judgement, sums)
  const source = priceSource(pack, item, destination)
  const price = sellingPrice(item, source, contents.basis.reporting)
  const weighing = { controlled, price, priceSource: source, share: shareOf(controlled, price) }
  const verdict = decide(pack, item, judgement, weighing.share)
  return { contents, judge, method, item, judgement, weighing, verdict }
}
