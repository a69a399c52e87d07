import type { TestSpecification } from 'vitest/node'

/** Runs the tests in the order in which they are given. */
export class AsGiven {
  sort(specifications: TestSpecification[]): TestSpecification[] {
    return specifications
  }

  shard(specifications: TestSpecification[]): TestSpecification[] {
    return specifications
  }
}
