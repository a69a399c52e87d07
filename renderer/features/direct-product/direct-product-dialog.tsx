import { Button, Modal } from '@mantine/core'
import { useEffect } from 'react'
import {
  closeDirectProduct,
  keepBefore,
  type QuestionnaireQuestion,
  questionnaire,
  useDirectProduct,
} from '../../stores/direct-product.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { deferred } from '../../ui/deferred.tsx'

export const QuestionnaireView = deferred('The questions', async () => {
  return (await import('./questionnaire-view.tsx')).QuestionnaireView
})

/** The questions of the direct product rules (734.9) about a product, asked one by one. */
export function DirectProductDialog() {
  const asking = useDirectProduct((store) => store.asking)
  return (
    <Modal
      opened={asking !== null}
      onClose={closeDirectProduct}
      title={`Direct product rules (734.9): ${asking?.product ?? ''}`}
      size={860}
    >
      {asking && <Asked key={asking.product} asking={asking} />}
    </Modal>
  )
}

function Asked({ asking }: { asking: QuestionnaireQuestion }) {
  const store = questionnaire.useQuestion()
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  const shown = shownAnswer(store, asking, revision)
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const states = answered?.answer.questionnaire.destinations
  useEffect(() => {
    if (states) keepBefore(states)
  }, [states])
  if (shown.state === 'failed')
    return (
      <div role="alert" data-testid="questionnaire-failed">
        <p>The questions could not be worked out. {shown.error.message}</p>
        <Button variant="default" onClick={() => void questionnaire.ask(asking)}>
          Try again
        </Button>
      </div>
    )
  if (!answered) return <p>Working out the questions</p>
  return (
    <QuestionnaireView
      questionnaire={answered.answer.questionnaire}
      isCurrent={shown.state === 'current'}
    />
  )
}
