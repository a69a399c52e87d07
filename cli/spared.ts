import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes in use below which nothing is collected. */
const FREE = 280 * 2 ** 20

/** How much more may be in use than after the last collection, as a factor. */
const GROWTH = 1.5

/**
 * Hands on items one by one and collects what is left of those before. Left alone, the engine lets
 * garbage grow to several times what is alive, and the large results of large models become that soon.
 */
export function* spared<T>(items: Iterable<T>): Generator<T> {
  let most = FREE
  for (const item of items) {
    yield item
    if (inUse() < most) continue
    collect()
    most = Math.max(FREE, inUse() * GROWTH)
  }
}

function inUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics()
  return heap + external
}

let collector: (() => void) | null = null

function collect(): void {
  if (!collector) {
    setFlagsFromString('--expose-gc')
    collector = runInNewContext('gc') as () => void
  }
  collector()
}
