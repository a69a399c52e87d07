import type { Shares, Start } from './contender.ts'
import { typedLines } from './typed-lines.ts'

/**
 * The floor: the file's text parsed, and the same sums as bare loops over typed arrays in float64, and
 * nothing else. No check of the file, no rules, no exact amounts, no verdict, nothing to explain.
 */
export function floor(start: Start): Shares {
  const lines = typedLines(start)
  const { partStart, partGroup, partQuantity, partPrice } = lines
  const { subStart, subProduct, subQuantity } = lines
  const products = partStart.length - 1
  const times = new Float64Array(products)
  const sums = new Float64Array(lines.groups)
  times[0] = 1
  for (let product = 0; product < products; product++) {
    const many = times[product]!
    for (let at = partStart[product]!; at < partStart[product + 1]!; at++)
      sums[partGroup[at]!]! += many * partQuantity[at]! * partPrice[at]!
    for (let at = subStart[product]!; at < subStart[product + 1]!; at++)
      times[subProduct[at]!]! += many * subQuantity[at]!
  }
  const { surely, possibly } = start.answers
  return { low: Float64Array.from(surely, share), high: Float64Array.from(possibly, share) }

  function share(groups: Int32Array): number {
    let sum = 0
    for (let i = 0; i < groups.length; i++) sum += sums[groups[i]!]!
    return sum / lines.price
  }
}
