import type { Source } from '../evaluation/evaluator.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { today } from '../shell/today.ts'
import type { Context } from './context.ts'

/** Evaluation, off the main thread, each answer with the revision that it was worked out from. */
export function evaluateHandlers({ workspace, evaluator }: Context): HandlersOf<'evaluate'> {
  return {
    'evaluate.result': async ({ product, destination, method }) => {
      const { revision, source } = shownNow()
      return { revision, result: await evaluator.result(source, product, destination, method) }
    },
    'evaluate.matrix': async (request) => {
      const { revision, source } = shownNow()
      return { revision, ...(await evaluator.matrix(source, request)) }
    },
    'evaluate.overview': async (request) => {
      const { revision, source } = shownNow()
      return { revision, ...(await evaluator.overview(source, request)) }
    },
    'evaluate.cancel': ({ job }) => {
      evaluator.cancel(job)
      return undefined
    },
  }

  function shownNow(): { revision: number; source: Source } {
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
}
