import { findDestination } from '../rules/destination.ts'
import type { Books } from './books.ts'
import type { ProductItem } from './item.ts'
import type { Judge, Judgement } from './judge.ts'
import type { Method } from './result.ts'
import {
  controlledContent,
  decide,
  sellingPrice,
  shareOf,
  type Verdict,
  type Weighing,
} from './weigh.ts'

/** What was found out about one product for one destination. */
export interface Determination {
  books: Books
  judge: Judge
  method: Method
  item: ProductItem
  judgement: Judgement
  weighing: Weighing
  verdict: Verdict
}

/** Judges, weighs and decides. Throws a RangeError on a product or destination that does not exist. */
export function determine(
  books: Books,
  judge: Judge,
  method: Method,
  { product, destination: code }: { product: string; destination: string },
): Determination {
  const { pack } = judge
  const destination = findDestination(pack, code)
  if (!destination) throw new RangeError(`no destination ${code}`)
  const item = books.product(product)
  const sums = books.sumsBy(method).of(product)
  const judgement = judge.judge(item, [...sums.keys()], destination)
  const controlled = controlledContent(judgement, sums)
  const price = sellingPrice(item, destination.codes, books.basis.reporting)
  const weighing = { controlled, price, share: shareOf(controlled, price) }
  const verdict = decide(pack, item, judgement, weighing.share)
  return { books, judge, method, item, judgement, weighing, verdict }
}
