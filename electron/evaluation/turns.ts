import { setImmediate } from 'node:timers/promises'

/** How long a job works before it looks for messages, in milliseconds. */
const TURN = 30

/** A step of a job, and how much of the whole it is. */
export interface Task<T> {
  size: number
  run(): T
}

/** What a job says and asks on its way. */
export interface Way {
  progress(done: number): void
  isCancelled(): boolean
}

/** Works task by task and lets other requests in between, and before it ends; null: it was cancelled. */
export async function inTurns<T>(tasks: Iterable<Task<T>>, way: Way): Promise<T[] | null> {
  const results: T[] = []
  let done = 0
  let until = performance.now() + TURN
  for (const { size, run } of tasks) {
    results.push(run())
    done += size
    if (performance.now() < until) continue
    way.progress(done)
    await setImmediate()
    if (way.isCancelled()) return null
    until = performance.now() + TURN
  }
  way.progress(done)
  await setImmediate()
  return way.isCancelled() ? null : results
}
