import type { Source } from '../evaluation/evaluator.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import type { OpenWorkspace } from '../open-workspace.ts'
import { today } from '../shell/today.ts'
import type { Context } from './context.ts'

/** Evaluation, off the main thread, each answer with the revision that it was worked out from. */
export function evaluateHandlers({ workspace, evaluator }: Context): HandlersOf<'evaluate'> {
  return {
    'evaluate.result': async ({ held = null, ...question }) => {
      const { revision, source } = shownSource(workspace)
      return { revision, ...(await evaluator.resultAfter(source, question, held)) }
    },
    'evaluate.matrix': async (request) => {
      const { revision, source } = shownSource(workspace)
      return { revision, ...(await evaluator.matrix(source, request)) }
    },
    'evaluate.overview': async (request) => {
      const { revision, source } = shownSource(workspace)
      return { revision, ...(await evaluator.overview(source, request)) }
    },
    'evaluate.cancel': ({ job }) => {
      evaluator.cancel(job)
      return undefined
    },
  }
}

/** What is on show, as something to evaluate. */
export function shownSource(workspace: OpenWorkspace): { revision: number; source: Source } {
  const shown = workspace.shown()
  const source = {
    identity: workspace.identity(),
    day: today(),
    choices: shown.settings().choices,
    model: () => shown.model(),
    patchFrom: (identity: string) => workspace.patchFrom(identity),
  }
  return { revision: shown.revision(), source }
}
