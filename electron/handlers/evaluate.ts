import type { HandlersOf } from '../ipc/handlers.ts'
import type { Context } from './context.ts'
import { scenarioEvaluations } from './evaluate-scenarios.ts'
import { shownSource } from './source.ts'

/** Evaluation, off the main thread, each answer with the revision that it was worked out from. */
export function evaluateHandlers(context: Context): HandlersOf<'evaluate'> {
  const { workspace, evaluator, studies } = context
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
    ...scenarioEvaluations(context),
    'evaluate.cancel': ({ job }) => {
      evaluator.cancel(job)
      studies.cancel(job)
      return undefined
    },
  }
}
