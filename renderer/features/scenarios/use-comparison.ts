import { useEffect, useMemo } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { useProducts } from '../../stores/products.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useResult } from '../../stores/result.ts'
import {
  type CompareQuestion,
  checkQuestion,
  checks,
  compareQuestion,
  comparison,
} from '../../stores/scenario-answers.ts'
import { useScenarioView } from '../../stores/scenario-view.ts'
import { useScenarios } from '../../stores/scenarios.ts'
import type { FailedTo } from '../../stores/standing.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** How long typing rests before what it changes is worked out. */
const REST = 250

export type Checked = Output<'scenarios.check'>['scenarios'][number]

/** What became of the changes of every scenario, the draft in its place; null: not worked out. */
export function useChecks(): { checked: readonly Checked[]; isCurrent: boolean } {
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const { rows, draft } = useScenarios()
  const answers = checks.useQuestion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is of these
  const question = useMemo(checkQuestion, [rows, draft])
  const isEmpty = question.scenarios.length === 0 && (question.drafts ?? []).length === 0

  useEffect(() => {
    if (isEmpty) return
    const timer = setTimeout(() => void checks.ask(question), REST)
    return () => clearTimeout(timer)
  }, [question, isEmpty])
  useEffect(() => checks.leave, [])

  const shown = shownAnswer(answers, question, revision)
  if (isEmpty) return { checked: [], isCurrent: true }
  return {
    checked: answers.answered?.answer.scenarios ?? [],
    isCurrent: shown.state === 'current',
  }
}

/** The comparison that is asked for on screen. */
export function useComparison() {
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const { chosen, draft } = useScenarios()
  const destinations = useCompared()
  const showAll = useScenarioView((view) => view.showAll)
  const method = useResult((store) => store.method)
  const products = useProducts((store) => store.rows)
  const answers = comparison.useQuestion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is of these
  const question = useMemo((): CompareQuestion | null => {
    if (!products || destinations.length === 0) return null
    const top = products.filter((row) => !row.isSubAssembly).map(({ id }) => id)
    const asked = compareQuestion({
      products: showAll ? null : top,
      destinations: [...destinations],
      method,
    })
    const isAbout = asked.scenarios.length > 0 || asked.drafts?.some(({ id }) => id === undefined)
    return isAbout ? asked : null
  }, [products, destinations, showAll, method, chosen, draft])

  useEffect(() => {
    if (!question) return comparison.leave()
    const timer = setTimeout(() => void comparison.ask(question), REST)
    return () => clearTimeout(timer)
  }, [question])
  useEffect(() => comparison.leave, [])

  const shown = question && shownAnswer(answers, question, revision)
  return {
    question,
    /** The last answer, which says itself what it is of; it may be of another question. */
    answered: question && answers.answered,
    isCurrent: shown?.state === 'current',
    failed: (shown?.state === 'failed' ? answers.failed : null) as FailedTo<CompareQuestion> | null,
    job: answers.job,
    isStopped: answers.isStopped,
  }
}

/** The destinations compared: those picked here, else those of the settings. */
export function useCompared(): readonly string[] {
  const picked = useScenarioView((view) => view.destinations)
  const pack = useWorkspace((store) => store.info?.pack)
  const first = useWorkspace((store) => store.workspace?.settings.destinations)
  return useMemo(
    () => picked ?? destinationsOf(pack, first).often.map(({ code }) => code),
    [picked, pack, first],
  )
}
