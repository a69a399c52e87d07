import type { Part } from './schema.ts'

type Classified = Pick<Part, 'eccn' | 'classification'>

/**
 * An item after a change, without what was said of its classification before where it has another ECCN
 * now: who classified it, and on what source, said so of the one that it had.
 */
export function withoutOutdated<Item extends Classified>(
  before: Classified | undefined,
  after: Item,
): Item {
  const isOther = (before?.eccn ?? null) !== (after.eccn ?? null)
  const isLeft = after.classification != null && after.classification === before?.classification
  return isOther && isLeft ? { ...after, classification: null } : after
}
