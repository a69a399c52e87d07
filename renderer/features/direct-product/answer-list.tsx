import { Button } from '@mantine/core'
import type { AskedQuestion, Questionnaire } from '../../../shared/calc/explain/questionnaire.ts'
import { asCallError } from '../../stores/call.ts'
import { answerQuestion } from '../../stores/direct-product.ts'
import styles from './direct-product.module.css'
import { LAPSED } from './words.ts'

interface AnswerListProps {
  questionnaire: Questionnaire
  canEdit: boolean
  onChange: (question: string) => void
  onProblem: (problem: string | null) => void
}

/** What is recorded of the product and its maker: who said so, when and on what ground. */
export function AnswerList({ questionnaire, canEdit, onChange, onProblem }: AnswerListProps) {
  const { questions, maker, product } = questionnaire
  const recorded = questions.flatMap((question) =>
    question.own ? [{ question, own: question.own }] : [],
  )
  if (recorded.length === 0) return null
  const takeBack = async ({ question, own }: (typeof recorded)[number]) => {
    onProblem(null)
    const whose =
      own.owner === 'company' && maker
        ? { of: 'company' as const, ids: [maker.id] }
        : { of: 'item' as const, ids: [product] }
    try {
      await answerQuestion(whose, question, null)
    } catch (error) {
      onProblem(asCallError(error).message)
    }
  }
  return (
    <section>
      <h3>Answers</h3>
      <ul className={styles.recorded} data-testid="direct-product-answers">
        {recorded.map((one) => (
          <li key={one.question.id} data-answered={one.question.id}>
            <span className={styles.said}>{saidWords(one.own.record.answer)}</span>
            <span>
              {one.question.question}
              <span className={styles.muted}> {recordWords(one, maker)}</span>
            </span>
            <span className={styles.acts}>
              <Button
                size="compact-xs"
                variant="default"
                disabled={!canEdit}
                onClick={() => onChange(one.question.id)}
              >
                Change
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                disabled={!canEdit}
                onClick={() => void takeBack(one)}
              >
                Take back
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function saidWords(answer: boolean | null): string {
  return answer === null ? 'not known' : answer ? 'yes' : 'no'
}

function recordWords(
  { question, own }: { question: AskedQuestion; own: NonNullable<AskedQuestion['own']> },
  maker: Questionnaire['maker'],
): string {
  const { who, on, source } = own.record
  const whose = own.owner === 'company' ? `all that ${maker?.name ?? maker?.id} makes` : null
  const [lapsed] = question.lapsed
  const stands = lapsed ? `does not stand: ${LAPSED[lapsed.changed]}` : null
  return [whose, who, on, source ?? 'no source given', stands].filter(Boolean).join(', ')
}
