import type { Kind, PartFacts } from '../model/schema.ts'
import type { Answer } from './answer.ts'
import type { Lapse } from './declaration.ts'
import type { Destination } from './destination.ts'
import type { Eccn } from './eccn.ts'
import type { LookedUp } from './listed.ts'
import type { Reason } from './reason.ts'

/** Whether an item is of US origin, as far as its country of origin tells. */
export type Origin = 'us' | 'foreign' | 'unknown'

/** What the rules look at in an item that may be US content: everything but its price. */
export interface Content {
  kind: Kind
  origin: Origin
  /** null: not recorded, or not an entry that the pack can judge. */
  eccn: Eccn | null
  facts: PartFacts
  /** What the lists of the pack say of its HTS code, by the fact that they are asked for. */
  lookedUp?: Readonly<Record<string, LookedUp>>
  /** A sub-assembly whose bill of materials is not listed: what lies inside was not looked at. */
  isUnlisted?: boolean
  /** Rows of a table that were not taken over: nothing is known of what they would bring in. */
  isNotTaken?: boolean
  /** A foreign item without a declaration of the US content inside it. */
  isUndeclared?: boolean
  /** Declared inside a part; its kind is that of the part. */
  isDeclared?: boolean
  /** What a declaration that no longer stands said is inside a part; it may be anything up to all. */
  lapse?: Lapse | null
}

/** For whom and where content is judged. `exportedFrom` is null where it is not known. */
export interface Setting {
  destination: Destination
  exportedFrom: string | null
  productKind: Kind
  /** The day of the determination, YYYY-MM-DD. */
  day: string
}

/** An answer with its reasons, and what is missing for a certain one. */
export interface Finding {
  answer: Answer
  reasons: readonly Reason[]
  missing: readonly string[]
}

/** A fact of a part by name; facts that follow from others are derived here. */
export function partFact(facts: PartFacts, name: string): boolean | null {
  const recorded = facts[name]
  if (typeof recorded === 'boolean') return recorded
  if (name === 'semiconductor') return partFact(facts, 'integratedCircuit')
  return null
}
