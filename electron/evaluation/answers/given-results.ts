import type { Result } from '../../../shared/calc/result/result.ts'

/** More than one, since a question can be asked before the answer to the one before it is back. */
const MOST_GIVEN = 4

/** The last results that were given, by number, so that the next can be told by what differs. */
export class GivenResults {
  private readonly results = new Map<number, Result>()

  get(number: number): Result | undefined {
    return this.results.get(number)
  }

  keep(number: number, result: Result): void {
    this.results.set(number, result)
    const [oldest] = this.results.keys()
    if (oldest !== undefined && this.results.size > MOST_GIVEN) this.results.delete(oldest)
  }
}
