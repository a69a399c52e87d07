import type { Output } from '../../shared/ipc/contract.ts'
import { evaluationCalls } from '../../shared/ipc/evaluation-calls/index.ts'
import type { Asked, EvaluationCall, StudyCall } from '../evaluation/messages.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { broughtBy, type Naming } from './brought.ts'
import type { Context } from './context.ts'
import { shownSource } from './source.ts'

/** The calls that a worker answers, each with the revision that it was worked out from. */
export function evaluateHandlers(
  context: Context,
): Pick<Handlers, EvaluationCall | 'evaluate.cancel'> {
  const names = Object.keys(evaluationCalls) as EvaluationCall[]
  const asking = names.map((call) => [call, (input: Naming) => ask(context, call, input)])
  return {
    ...(Object.fromEntries(asking) as Pick<Handlers, EvaluationCall>),
    'evaluate.cancel': ({ job }) => {
      context.evaluator.cancel(job)
      context.studies.cancel(job)
      return undefined
    },
  }
}

async function ask<N extends EvaluationCall>(
  { workspace, evaluator, studies }: Context,
  call: N,
  input: Naming,
): Promise<Output<N>> {
  const { revision, source } = shownSource(workspace)
  const { worker, brings } = evaluationCalls[call]
  const { drafts: _, command: __, ...given } = input
  const asked: object = { ...given, ...broughtBy(workspace.shown(), brings, input) }
  const found =
    worker === 'studies'
      ? await studies.ask(source, call as StudyCall, asked as Asked<StudyCall>)
      : await evaluator.ask(source, call, asked as Asked<N>)
  return { revision, ...found } as Output<N>
}
