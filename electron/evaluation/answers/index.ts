import type { EvaluationCall } from '../messages.ts'
import type { Answers } from './answer.ts'
import { determinationAnswers } from './determinations.ts'
import { paperAnswers } from './papers.ts'
import { scenarioAnswers } from './scenarios.ts'
import { shipmentAnswers } from './shipment.ts'
import { studyAnswers } from './studies.ts'
import { verdictAnswers } from './verdicts.ts'

/** The function that answers each call. */
export const answers: Answers<EvaluationCall> = {
  ...verdictAnswers,
  ...scenarioAnswers,
  ...studyAnswers,
  ...paperAnswers,
  ...determinationAnswers,
  ...shipmentAnswers,
}
