import { determinationEvaluationCalls } from './determinations.ts'
import { paperCalls } from './papers.ts'
import type { EvaluationRow } from './row.ts'
import { scenarioEvaluationCalls } from './scenarios.ts'
import { shipmentCalls } from './shipment.ts'
import { studyCalls } from './studies.ts'
import { verdictCalls } from './verdicts.ts'

/** Every question for the evaluation workers. */
export const evaluationCalls = {
  ...verdictCalls,
  ...scenarioEvaluationCalls,
  ...studyCalls,
  ...paperCalls,
  ...determinationEvaluationCalls,
  ...shipmentCalls,
} as const satisfies Record<string, EvaluationRow>
