import type { OpenWorkspace } from '../open-workspace.ts'

/** The past revision that is on show; null: what is on show is the present. */
export function shownPast(workspace: OpenWorkspace): number | null {
  const shown = workspace.shown()
  return shown === workspace.file() ? null : shown.revision()
}

/**
 * Of what a file keeps for good, what was kept by a revision, and how much came later. What does not
 * tell of which revision it is stays: it may be of this one. null: everything, as of the present.
 */
export function keptBy<T>(
  past: number | null,
  kept: readonly T[],
  revisionOf: (one: T) => number | null,
): { rows: T[]; later: number } {
  const rows = kept.filter((one) => past === null || (revisionOf(one) ?? past) <= past)
  return { rows, later: kept.length - rows.length }
}
