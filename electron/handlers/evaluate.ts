import type { Output } from '../../shared/ipc/contract.ts'
import { evaluationCalls } from '../../shared/ipc/evaluation-calls/index.ts'
import type { ModelPatch } from '../../shared/model/patch.ts'
import type { LongBatch } from '../../shared/workspace/long-batch.ts'
import type { Asked, EvaluationCall, StudyCall } from '../evaluation/messages.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { checkedBatch } from '../long-edits.ts'
import { broughtBy, type Naming, type ReadAtOnce } from './brought.ts'
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
      context.longEdits.giveUp(job)
      return undefined
    },
  }
}

/** Asks a worker, with what of the workspace goes along. */
export async function ask<N extends EvaluationCall>(
  context: Context,
  call: N,
  input: Naming & Rehearsed,
): Promise<Output<N>> {
  const { workspace, evaluator, studies, packs } = context
  const patch = await rehearsed(context, input)
  const { revision, source } = shownSource(workspace)
  const { worker, brings } = evaluationCalls[call]
  const { drafts: _, batch: __, ...given } = input
  const readAtOnce = brings.filter(
    (each): each is ReadAtOnce => each !== 'patch' && each !== 'pack',
  )
  const brought = broughtBy(workspace.shown(), readAtOnce, input)
  const pack =
    input.pack === undefined ? {} : { pack: packs.candidate(workspace.shown(), input.pack).row }
  const asked: object = { ...given, ...brought, ...patch, ...pack }
  const found =
    worker === 'studies'
      ? await studies.ask(source, call as StudyCall, asked as Asked<StudyCall>)
      : await evaluator.ask(source, call, asked as Asked<N>)
  return { revision, ...found } as Output<N>
}

/** The members of an input by which something is named that is not in the workspace yet. */
interface Rehearsed {
  job?: string
  batch?: LongBatch
  /** The hash of a rule pack. */
  pack?: string
}

/** What a batch would change in what is on show; nothing where none is named. */
async function rehearsed(
  { workspace, longEdits }: Context,
  { job = '', batch }: Rehearsed,
): Promise<{ patch?: ModelPatch }> {
  if (!batch) return {}
  const of = workspace.identity()
  const patch = await longEdits.run(job, batch.count, (way) =>
    workspace.shown().rehearse(checkedBatch(batch), way),
  )
  if (workspace.identity() !== of) throw new Refusal('given-up', 'Another change came first.')
  return { patch }
}
