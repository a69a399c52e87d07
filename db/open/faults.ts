import type { ReadOnly } from '../../shared/workspace/views.ts'
import { MOST_FAULTS } from '../check-values.ts'
import { WorkspaceError } from '../workspace-error.ts'

/** So many faults are shown in a window; the command line prints them all. */
const MOST_TOLD = 8

/** The faults that a window shows, as a member of what it is told; none: no member. */
export function toldFaults(faults: readonly string[]): Pick<ReadOnly, 'faults'> {
  if (faults.length === 0) return {}
  const more = faults.length - MOST_TOLD
  const told = faults.slice(0, MOST_TOLD)
  return { faults: more > 0 ? [...told, `and ${more} more`] : told }
}

/** How many values are wrong, as a sentence. */
export function countFaults(faults: readonly string[]): string {
  if (faults.length === 1) return 'A value in this file is not what it must be.'
  const count = faults.length >= MOST_FAULTS ? `${MOST_FAULTS} or more` : faults.length
  return `${count} values in this file are not what they must be.`
}

/** Nothing is worked out from a file with values that the model does not allow. */
export function noVerdict(path: string, faults: readonly string[]): WorkspaceError {
  return new WorkspaceError('values', `${path}: ${countFaults(faults)}`, faults)
}
