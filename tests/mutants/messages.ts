/**
 * What a worker is asked: to run test files, some at a time and in this order, with a file changed or
 * as it is.
 */
export interface Task {
  batches: readonly (readonly string[])[]
  mutant: { file: string; text: string } | null
  /** Whether to leave out the batches after one in which a test fails. */
  stopAtFailure: boolean
}

/** How long each test file took, and which failed, with the name of the first failure. */
export interface Outcome {
  took: Record<string, number>
  failed: Record<string, string>
}

/** What a worker says: that it may be asked, which test file it begins, what came of a task. */
export type Said = { ready: true } | { begins: string } | { outcome: Outcome }
