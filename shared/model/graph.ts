/** A directed graph: `children(node)` lists the nodes that a node contains, repeats included. */
export interface Graph {
  size: number
  children(node: number): readonly number[]
}

/**
 * Every node after all nodes that contain it (parents first), or the members of the first cycle
 * found, in order. Iterative: depth is bounded by memory alone.
 */
export function topologicalOrder(graph: Graph): { order: number[] } | { cycle: number[] } {
  const waiting = new Int32Array(graph.size)
  for (let node = 0; node < graph.size; node++) {
    for (const child of graph.children(node)) waiting[child] = (waiting[child] as number) + 1
  }
  const order: number[] = []
  for (let node = 0; node < graph.size; node++) if (waiting[node] === 0) order.push(node)
  for (let at = 0; at < order.length; at++) {
    for (const child of graph.children(order[at] as number)) {
      waiting[child] = (waiting[child] as number) - 1
      if (waiting[child] === 0) order.push(child)
    }
  }
  return order.length === graph.size ? { order } : { cycle: findCycle(graph, waiting) }
}

/**
 * Nodes that still wait for a parent lie on or below a cycle; of those, each has a waiting parent,
 * so walking parents must come back.
 */
function findCycle(graph: Graph, waiting: Int32Array): number[] {
  const parent = new Int32Array(graph.size).fill(-1)
  for (let node = 0; node < graph.size; node++) {
    if ((waiting[node] as number) === 0) continue
    for (const child of graph.children(node))
      if ((waiting[child] as number) > 0) parent[child] = node
  }
  const visited = new Set<number>()
  let node = waiting.findIndex((count) => count > 0)
  while (!visited.has(node)) {
    visited.add(node)
    node = parent[node] as number
  }
  const cycle = [node]
  for (let at = parent[node] as number; at !== node; at = parent[at] as number) cycle.push(at)
  return cycle.reverse()
}
