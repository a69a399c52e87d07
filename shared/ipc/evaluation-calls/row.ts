import type { z } from 'zod'

/** A call that an evaluation worker answers, where `electron/evaluation/answers/` has the function. */
export interface EvaluationRow {
  in: z.ZodType
  /** The answer; the main process adds the revision that it was worked out from. */
  out: z.ZodType
  /** Which worker: long single questions have one of their own, and verdicts never wait for them. */
  worker: 'verdicts' | 'studies'
  /**
   * What of the workspace beside its model goes along: the scenarios or the one scenario that the input
   * names, whole and with those that they stand on, the alternates noted inside its product, the
   * patch that its command would make, the prices that hold from a later day on, the two states of its
   * product that its revisions name, the files of the determinations that it names, or of all, and the
   * rule pack that it names by its hash.
   */
  brings: readonly (
    | 'scenarios'
    | 'scenario'
    | 'alternates'
    | 'patch'
    | 'laterPrices'
    | 'states'
    | 'determined'
    | 'pack'
  )[]
}
