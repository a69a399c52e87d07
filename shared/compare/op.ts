import type { Difference, DifferenceKind } from './difference.ts'
import type { LinePair } from './lines.ts'

/** One step from the earlier state to the later one. */
export type Op =
  | { kind: 'rules' }
  | { kind: 'switch'; id: string }
  | { kind: 'day' }
  | { kind: 'currency' }
  | { kind: 'rate'; pair: string }
  | { kind: 'company'; id: string }
  /** The members of an item that are about one thing. */
  | { kind: 'members'; id: string; of: DifferenceKind }
  | { kind: 'line'; id: string; pair: LinePair }
  /** A part becomes a product, or a product a part. */
  | { kind: 'turn'; id: string }

/** A difference with the step that makes it; null: no result can rest on it. */
export interface StagedDifference {
  difference: Difference
  op: Op | null
}

/** Differences of one text are made by one step. */
export function stageKey(op: Op): string {
  return JSON.stringify(op)
}
