import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { openItem } from '../../stores/item.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { explanations, type WaterfallQuestion } from '../../stores/scenario-answers.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ExplanationTree } from '../result/explanation/explanation-tree.tsx'
import styles from './detail.module.css'

/** The steps, lines and reasons of the verdict under a scenario. */
export function OverExplanation({ question }: { question: WaterfallQuestion }) {
  const { revision = 0, currency = '' } = useWorkspace((store) => store.workspace) ?? {}
  const answers = explanations.useQuestion()
  useEffect(() => {
    void explanations.ask(question)
  }, [question])
  useEffect(() => explanations.leave, [])
  const shown = shownAnswer(answers, question, revision)
  if (shown.state === 'failed')
    return (
      <p className={styles.problem} role="alert">
        {shown.error.message}{' '}
        <Button variant="default" onClick={() => explanations.ask(question)}>
          Try again
        </Button>
      </p>
    )
  const answered = shown.state === 'current' ? shown.answered : shown.older
  if (!answered) return null
  const isCurrent = shown.state === 'current'
  return (
    <div
      className={styles.explanation}
      data-current={isCurrent}
      aria-busy={!isCurrent}
      data-testid="over-explanation"
    >
      <ExplanationTree
        result={answered.answer.result}
        currency={currency}
        onOpenItem={(path) => openItem(path.at(-1) as string)}
      />
    </div>
  )
}
