import type { HeldModel } from '../held-model.ts'
import type { Asked, EvaluationCall, Found } from '../messages.ts'
import type { Way } from '../turns.ts'

/** What an answer is worked out with, beside the model and what is asked. */
export interface Asking {
  /** The number of the question. */
  id: number
  /** Tells how far the job of the question is, of so much in all, and whether it was cancelled. */
  way(total: number): Way
}

/** The functions that answer some calls. Each throws a Refusal where what is asked about does not exist. */
export type Answers<N extends EvaluationCall> = {
  [Each in N]: (
    model: HeldModel,
    asked: Asked<Each>,
    asking: Asking,
  ) => Found<Each> | Promise<Found<Each>>
}
