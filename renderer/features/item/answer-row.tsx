import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { TermId } from '../../../shared/help/term.ts'
import { asCallError } from '../../stores/call.ts'
import { Citation } from '../../ui/citation.tsx'
import { HelpMark } from '../../ui/help-mark.tsx'
import styles from './item.module.css'

interface AnswerRowProps {
  question: string
  cite: string
  /** The word of the glossary that it turns on. */
  term?: TermId | undefined
  /** Who answered it, when and by what, where that is recorded. */
  said?: string
  answer: boolean | null | undefined
  /** The answer can still change a verdict for the destinations chosen. */
  isOpen?: boolean
  canEdit: boolean
  onAnswer: (answer: boolean | null) => Promise<unknown>
}

/** A question of the rules with its answer; what was never answered is not known. */
export function AnswerRow(props: AnswerRowProps) {
  const { question, cite, term, said, answer, isOpen = false, canEdit, onAnswer } = props
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (value: string) => {
    setProblem(null)
    try {
      await onAnswer(value === 'unknown' ? null : value === 'yes')
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <div className={styles.question}>
      <div>
        {question} <Citation cite={cite} />
        {term && <HelpMark term={term} />}
        {isOpen && (
          <strong className={styles.said} data-testid="can-change">
            can still change a verdict
          </strong>
        )}
        {said && <span className={styles.said}>{said}</span>}
        {problem && <span className={styles.problem}>{problem}</span>}
      </div>
      <SegmentedControl
        aria-label={question}
        value={answer == null ? 'unknown' : answer ? 'yes' : 'no'}
        readOnly={!canEdit}
        onChange={choose}
        data={ANSWERS}
      />
    </div>
  )
}

const ANSWERS = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
]
