import type { ActFigures } from '../../../shared/calc/result/result.ts'
import { type StudySubject, verdictNow } from '../../stores/levers.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The present figures of what is asked about, where they are of the revision on screen. */
export function useNow(subject: StudySubject): ActFigures | null {
  const answers = verdictNow.useQuestion()
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  const shown = shownAnswer(answers, subject, revision)
  return shown.state === 'current' ? shown.answered.answer.figures : null
}
