import type { PartRow } from '../../../shared/workspace/views.ts'
import type { AskedOfPart } from './asked-of-part.ts'

/** What keeps verdicts and needs of products open, by item, and the parts as they were when it was found. */
export interface KnownOpen {
  open: ReadonlyMap<string, { readonly missing: readonly string[] }>
  seen: { has: (part: PartRow) => boolean }
}

/**
 * What is not known of a part and can still change a verdict or a need of a product that is sold. Of a
 * part that was changed since that was worked out, and before it is, all that the rules ask.
 */
export function openOfPart(rulesAsk: AskedOfPart, known: KnownOpen | null): AskedOfPart {
  if (!known) return rulesAsk
  return (part) =>
    known.seen.has(part) ? (known.open.get(part.id)?.missing ?? NOTHING) : rulesAsk(part)
}

const NOTHING: readonly string[] = []
