import type { Sweep } from '../../shared/calc/sweep.ts'

/**
 * The floor: the same sums as bare loops over typed arrays, and nothing else. Multiplicities down
 * the levels, the value of each class, and the low and high total of each destination.
 */
export function floorSums(sweep: Sweep) {
  const { lines, columns, countedSets } = sweep
  const { leafStart, leafClass, leafQuantity, leafUnit, branchStart, branchTo, branchQuantity } =
    lines
  const nodes = leafStart.length - 1
  const times = new Float64Array(nodes)
  const sums = new Float64Array(sweep.sums.length)
  const low = new Float64Array(columns.length)
  const high = new Float64Array(columns.length)
  const lowOf = new Float64Array(countedSets.length)
  const highOf = new Float64Array(countedSets.length)
  return () => {
    times.fill(0)
    times[0] = 1
    sums.fill(0)
    for (let node = 0; node < nodes; node++) {
      const many = times[node]!
      for (let at = leafStart[node]!; at < leafStart[node + 1]!; at++)
        sums[leafClass[at]!]! += many * leafQuantity[at]! * leafUnit[at]!
      for (let at = branchStart[node]!; at < branchStart[node + 1]!; at++)
        times[branchTo[at]!]! += many * branchQuantity[at]!
    }
    for (let set = 0; set < countedSets.length; set++) {
      lowOf[set] = sumOf(countedSets[set]!.low)
      highOf[set] = sumOf(countedSets[set]!.high)
    }
    for (let column = 0; column < low.length; column++) {
      low[column] = lowOf[columns[column]!.countedSet]!
      high[column] = highOf[columns[column]!.countedSet]!
    }
    return { low, high }
  }

  function sumOf(indices: Int32Array): number {
    let sum = 0
    for (let i = 0; i < indices.length; i++) sum += sums[indices[i]!]!
    return sum
  }
}
