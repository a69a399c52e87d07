import { ZodError } from 'zod'
import type { LongBatch as CheckedBatch, Way } from '../db/workspace.ts'
import { WorkspaceError } from '../db/workspace-error.ts'
import { commandsIn, type LongBatch } from '../shared/workspace/long-batch.ts'

/** How often it is told how far an edit is, in milliseconds. */
const TOLD_EVERY = 100

/** The edits that are written in turns, by their job: how far they are, and which were given up. */
export class LongEdits {
  private readonly progress: (job: string, done: number, total: number) => void
  private readonly givenUp = new Map<string, boolean>()

  constructor(progress: (job: string, done: number, total: number) => void) {
    this.progress = progress
  }

  /** Does an edit of `total` steps under the name of a job. */
  async run<T>(job: string, total: number, work: (way: Way) => Promise<T>): Promise<T> {
    this.givenUp.set(job, false)
    let toldAt = performance.now()
    try {
      return await work({
        progress: (done) => {
          if (performance.now() - toldAt < TOLD_EVERY) return
          toldAt = performance.now()
          this.progress(job, done, total)
        },
        isGivenUp: () => this.givenUp.get(job) === true,
      })
    } finally {
      this.givenUp.delete(job)
    }
  }

  /** Gives up an edit that is being written; one that is done stays. */
  giveUp(job: string): void {
    if (this.givenUp.has(job)) this.givenUp.set(job, true)
  }
}

/** A batch that came as text, its commands checked as they are taken. */
export function checkedBatch({ what, texts, count }: LongBatch): CheckedBatch {
  return { what, count, commands: checked(texts) }
}

function* checked(texts: readonly string[]) {
  try {
    yield* commandsIn(texts)
  } catch (error) {
    if (error instanceof ZodError) {
      const details = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      throw new WorkspaceError('refused', 'A command of the change is not usable.', details)
    }
    if (error instanceof SyntaxError)
      throw new WorkspaceError('refused', 'A command of the change is no JSON.')
    throw error
  }
}
