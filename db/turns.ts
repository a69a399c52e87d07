import { setImmediate } from 'node:timers/promises'
import { WorkspaceError } from './workspace-error.ts'

/** Work that can stop between its steps; what it gives is what it returns. */
export type Work<T> = Generator<void, T>

/** How long it works before it lets others work, in milliseconds. */
const TURN = 12

/** Does the work without a stop. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Does the work and lets others work in between. Throws `given-up` once `isGivenUp` says so. */
export async function inTurns<T>(work: Work<T>, isGivenUp: () => boolean): Promise<T> {
  try {
    for (;;) {
      const until = performance.now() + TURN
      while (performance.now() < until) {
        const step = work.next()
        if (step.done) return step.value
      }
      await setImmediate()
      if (isGivenUp()) throw new WorkspaceError('given-up', 'Given up.')
    }
  } finally {
    work.return(undefined as T)
  }
}
