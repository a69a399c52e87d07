import type { Part } from '../../../shared/model/schema.ts'
import type { FactQuestion } from '../../ui/fact-questions.ts'
import { AnswerRow } from './answer-row.tsx'
import { sourceText } from './item-text.ts'

interface QuestionsProps {
  questions: readonly FactQuestion[]
  facts: Readonly<Record<string, unknown>>
  sources: Part['factSources']
  /** Names of facts whose answers can still change a verdict. */
  open?: readonly string[]
  canEdit: boolean
  onAnswer: (answered: Record<string, boolean | null>) => Promise<unknown>
}

/** Questions of yes and no, each with its answer and who gave it. */
export function Questions(props: QuestionsProps) {
  const { questions, facts, sources, open = [], canEdit, onAnswer } = props
  return questions.map(({ fact, question, cite, term }) => (
    <AnswerRow
      key={fact}
      question={question}
      cite={cite}
      term={term}
      answer={facts[fact] as boolean | null | undefined}
      said={sourceText(sources?.[fact])}
      isOpen={open.includes(fact)}
      canEdit={canEdit}
      onAnswer={(answer) => onAnswer({ [fact]: answer })}
    />
  ))
}
