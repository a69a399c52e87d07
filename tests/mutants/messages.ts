/** What a worker is asked: to run these tests in this order, with a file changed or as it is. */
export interface Task {
  tests: readonly string[]
  mutant: { file: string; text: string } | null
  /** Whether to stop at the first test that fails. */
  stopAtFirst: boolean
}

/** How long each test file took, and which failed, with the name of the first failure. */
export interface Outcome {
  took: Record<string, number>
  failed: Record<string, string>
}
