import type { Source } from '../evaluation/evaluator.ts'
import type { OpenWorkspace } from '../open-workspace.ts'

/** What is on show as something to evaluate, and the revision that the answer belongs to. */
export function shownSource(workspace: OpenWorkspace): { revision: number; source: Source } {
  const shown = workspace.shown()
  const inForce = shown.inForce()
  // Read once here: what cannot be read is said, and no worker ends by it.
  if (inForce) void shown.packs().inForce
  const source = {
    identity: workspace.identity(),
    day: shown.day(),
    choices: shown.settings().choices,
    rules: shown.namesOfPacks(),
    packs: () => ({ rows: shown.packRows(), inForce }),
    model: () => shown.model(),
    patchFrom: (identity: string) => workspace.patchFrom(identity),
  }
  return { revision: shown.revision(), source }
}
