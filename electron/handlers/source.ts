import type { Source } from '../evaluation/evaluator.ts'
import { today } from '../shell/today.ts'
import type { Context } from './context.ts'

/** What is on show as something to evaluate, and the revision that the answer belongs to. */
export function shownNow({ workspace }: Context): { revision: number; source: Source } {
  const shown = workspace.shown()
  const { revision, settings } = shown.state()
  const source = {
    identity: workspace.identity(),
    day: today(),
    choices: settings.choices,
    model: () => shown.model(),
    patchFrom: (identity: string) => workspace.patchFrom(identity),
  }
  return { revision, source }
}
