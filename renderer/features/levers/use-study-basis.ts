import { type StudySubject, verdictNow } from '../../stores/levers.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { countryName } from '../../ui/format.ts'
import type { StudyBasis } from './study-report.ts'

/** What an exported study rests on; null: its verdict is not worked out for what is on screen. */
export function useStudyBasis(subject: StudySubject): StudyBasis | null {
  const answers = verdictNow.useQuestion()
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  const rows = useScenarios((store) => store.rows)
  const shown = shownAnswer(answers, subject, revision)
  if (shown.state !== 'current') return null
  const { product, destination, method } = subject
  const { figures, limits, scenario } = shown.answered.answer
  const note = rows?.find(({ id }) => id === scenario?.id)?.scenario.note
  return {
    ...reportBasis(method),
    product,
    destination: `${countryName(destination)} (${destination})`,
    scenario: scenario && { ...scenario, note },
    now: figures,
    limits,
  }
}
