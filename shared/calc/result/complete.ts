import type { Act } from './act.ts'

/** Acts under which an answer can still change what is to be done: the share or the need is open. */
const OPEN: ReadonlySet<Act> = new Set(['need-open', 'undetermined', 'no-licence-either-way'])

/**
 * Whether a product is complete for some destinations: nothing that is not known can change a verdict
 * or a licence need there. A fact that is missing and changes nothing leaves it complete.
 */
export function isComplete(acts: readonly Act[]): boolean {
  return !acts.some((act) => OPEN.has(act))
}
