/** Where progress is told: a terminal, or what only reads problems and is told none. */
export interface ProgressStream {
  isTTY?: boolean
  write(text: string): unknown
}

/** Work that takes less, in milliseconds, is not told of; nor is it told of more often than so. */
const PATIENCE = 1000

/**
 * Hands on items one by one and tells on a terminal how many of `total` there have been, in a line that
 * goes when they end. A file or a pipe gets nothing, so that it holds problems and remarks alone.
 */
export function* counted<T>(
  items: Iterable<T>,
  total: number,
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now(),
): Generator<T> {
  if (!stream.isTTY) {
    yield* items
    return
  }
  let done = 0
  let last = now()
  let isTold = false
  try {
    for (const item of items) {
      yield item
      done++
      if (now() - last < PATIENCE) continue
      stream.write(`\r${done} of ${total} results`)
      last = now()
      isTold = true
    }
  } finally {
    if (isTold) stream.write('\r\u001B[K')
  }
}
